/** The landing bucket in S3. Imports core and the package above; the only one here that knows the AWS SDK. */
package io.bulkdata.receiver.fetch.aws;
