/**
 * Webhooks: their exact bytes, their signature, and the sender that retries them and gives an endpoint up. Imports
 * {@code controlshift.export} for what a webhook tells of.
 */
package io.bulkdata.local.controlshift.webhook;
