/** S3 on a folder and a loopback port, with bucket notifications. Imports S3Proxy and the client of SQS. */
package io.bulkdata.awslocal.s3;
