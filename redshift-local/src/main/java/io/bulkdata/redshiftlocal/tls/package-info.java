/** The server's own certificate. Imports nothing of the other packages. */
package io.bulkdata.redshiftlocal.tls;
