/** A closed batch into the warehouse, once: the Lambda {@code load}. Imports the loader's words, redshift and, for wiring, its aws. Never {@code batch}. */
package io.bulkdata.loader.load;
