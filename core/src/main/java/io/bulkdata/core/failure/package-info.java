/** The classes of failure. Imports nothing of Bulkdata. */
package io.bulkdata.core.failure;
