/**
 * Who may send webhooks, and how a request shows that it is from them: its signature, a token, a password, its address. Imports
 * core only.
 */
package io.bulkdata.receiver.webhook.authentic;
