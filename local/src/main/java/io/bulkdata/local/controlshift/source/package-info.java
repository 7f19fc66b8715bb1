/**
 * The changing database behind the simulated ControlShift: which rows there are now, and what their cells hold, always the
 * same for the same seed. Imports {@code controlshift.schema} only.
 */
package io.bulkdata.local.controlshift.source;
