/**
 * ControlShift's webhooks: verified, read, put into the queue, and only then answered. Imports core and {@code source};
 * Spring and the container live in {@code WebhookContainer}, {@code WebhookApplication} and {@code WebhookServlet} only.
 */
package io.bulkdata.receiver.webhook;
