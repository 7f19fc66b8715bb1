/** The webhook's queue in SQS. Imports core and the package above; the only one here that knows the AWS SDK. */
package io.bulkdata.receiver.webhook.aws;
