/** Where exports may come from: one rule for the webhook, which refuses, and for the fetch, which fetches. Imports core. */
package io.bulkdata.receiver.source;
