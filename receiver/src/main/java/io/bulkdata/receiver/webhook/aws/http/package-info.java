/** HTTP/1.1 on plain sockets for a client of the AWS SDK that starts cold and sends small requests. Knows nothing of webhooks. */
package io.bulkdata.receiver.webhook.aws.http;
