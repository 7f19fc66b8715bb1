/** Exports fetched from where ControlShift offers them and stored in the landing bucket. Imports core and {@code source}. */
package io.bulkdata.receiver.fetch;
