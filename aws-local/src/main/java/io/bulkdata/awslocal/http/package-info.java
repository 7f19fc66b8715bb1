/** What the small servers share: a loopback port and the threads behind it. Imports the JDK's HTTP server only. */
package io.bulkdata.awslocal.http;
