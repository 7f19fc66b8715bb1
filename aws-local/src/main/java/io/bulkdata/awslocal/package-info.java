/** S3, DynamoDB, SQS and SNS in one process. Imports its own engines and the AWS SDK, nothing of Bulkdata. */
package io.bulkdata.awslocal;
