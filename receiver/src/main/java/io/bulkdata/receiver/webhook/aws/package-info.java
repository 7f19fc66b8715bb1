/** The webhook's queue in SQS and its credentials in Secrets Manager. Imports core and the packages it is the adapter of; the only one here that knows the AWS SDK. */
package io.bulkdata.receiver.webhook.aws;
