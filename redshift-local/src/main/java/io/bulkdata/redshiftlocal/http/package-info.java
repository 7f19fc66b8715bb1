/** What the endpoints for AWS SDK clients share: the HTTP server, who calls, and how a refusal is told. Imports no other package. */
package io.bulkdata.redshiftlocal.http;
