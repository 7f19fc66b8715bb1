/** Which webhooks of other types are forwarded, and where to. Imports core; knows no AWS but the form of its names. */
package io.bulkdata.receiver.webhook.route;
