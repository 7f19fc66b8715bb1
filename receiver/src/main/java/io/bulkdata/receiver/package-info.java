/** Webhook to S3. Each package below imports core; none imports another but {@code source}, and {@code aws} its parent. */
package io.bulkdata.receiver;
