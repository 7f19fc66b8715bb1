/** What was loaded, remembered inside the warehouse and committed with the rows. Imports sql and warehouse. */
package io.bulkdata.redshift.ledger;
