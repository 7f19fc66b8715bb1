/** What rooms send each other and the world, and how it is written. Golden files in the tests fix every name. */
package io.bulkdata.core.message;
