/** The build as the reviewer: arrows between rooms and the size of things. */
package io.bulkdata.house;
