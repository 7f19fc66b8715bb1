/**
 * Redshift as a library: {@code sql} is statements as data and the one place that writes them, {@code warehouse} runs them,
 * {@code ledger} remembers what was loaded, {@code aws} knows where logins come from. Imports core.
 */
package io.bulkdata.redshift;
