/** SQS on a loopback port. Imports ElasticMQ and the actors it runs on. */
package io.bulkdata.awslocal.sqs;
