/** SNS on a loopback port, delivering to SQS. Imports the JDK's HTTP server and the client of SQS. */
package io.bulkdata.awslocal.sns;
