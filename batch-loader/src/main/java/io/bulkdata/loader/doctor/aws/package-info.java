/** Checks of what AWS has: credentials, buckets, the table, queues, topics. The only part of the doctor that knows the AWS SDK. */
package io.bulkdata.loader.doctor.aws;
