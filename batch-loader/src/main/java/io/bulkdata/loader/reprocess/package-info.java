/** Notices of failures into new attempts, where they can help: the Lambda {@code reprocess}. Imports the loader's words and, for wiring, its aws. */
package io.bulkdata.loader.reprocess;
