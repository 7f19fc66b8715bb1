/**
 * Redshift as a library: {@code sql} is statements as data and the one place that writes them, {@code warehouse} runs them,
 * {@code ledger} remembers what was loaded. Imports core.
 */
package io.bulkdata.redshift;
