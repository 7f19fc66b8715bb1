/**
 * PostgreSQL's wire protocol, version 3.0: frames and what is in them, with text in UTF-8. Knows nothing of sockets' owners,
 * sessions or SQL; imports nothing of the other packages.
 */
package io.bulkdata.redshiftlocal.protocol;
