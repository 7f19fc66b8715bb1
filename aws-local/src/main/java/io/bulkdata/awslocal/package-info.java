/** S3, DynamoDB, SQS, SNS, Secrets Manager and Kinesis in one process. Imports its own engines and the AWS SDK, nothing of Bulkdata. */
package io.bulkdata.awslocal;
