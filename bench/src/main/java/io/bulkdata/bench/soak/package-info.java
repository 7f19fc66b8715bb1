/** A night of exports, shortened, with what goes wrong in nights; in the end nothing may be missing, and nothing be there twice. */
package io.bulkdata.bench.soak;
