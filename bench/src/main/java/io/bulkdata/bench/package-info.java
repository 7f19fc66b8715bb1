/** Benchmarks of the rooms, each beside another way of doing the same, with the targets that must be met. */
package io.bulkdata.bench;
