/** Checks of the warehouse: network, TLS, login, rights, and whether it may read what the loader has it load. */
package io.bulkdata.loader.doctor.warehouse;
