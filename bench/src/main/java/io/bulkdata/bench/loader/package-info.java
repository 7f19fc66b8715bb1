/** The batch loader beside the per-file algorithm of the loader it replaces, in the same engines; and how soon a row can be seen. */
package io.bulkdata.bench.loader;
