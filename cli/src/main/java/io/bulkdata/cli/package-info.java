/** The bulkdata command. Imports local. */
package io.bulkdata.cli;
