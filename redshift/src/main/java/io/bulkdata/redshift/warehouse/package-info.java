/** A connection to Redshift: transactions, their three outcomes and what their errors mean. Imports sql and core. */
package io.bulkdata.redshift.warehouse;
