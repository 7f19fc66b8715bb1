/** The quarantine as an SQS queue and an SNS topic. Imports core and the package above. */
package io.bulkdata.receiver.quarantine.aws;
