/** Landed files into batches: the Lambdas {@code batch} and {@code sweep}. Imports the loader's words and, for wiring, its aws. Never {@code load}. */
package io.bulkdata.loader.batch;
