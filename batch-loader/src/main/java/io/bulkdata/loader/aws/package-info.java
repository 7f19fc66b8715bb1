/** The ports on DynamoDB, S3, SQS and SNS. Imports the loader's words, core and redshift's addresses. */
package io.bulkdata.loader.aws;
