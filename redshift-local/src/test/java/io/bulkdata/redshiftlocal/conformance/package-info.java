/**
 * The conformance suite: cases in {@code src/test/resources/conformance}, one folder a chapter of Amazon's developer guide and one
 * file a page of it, run through each client. {@link io.bulkdata.redshiftlocal.conformance.PageParser} says how a file is
 * written.
 */
package io.bulkdata.redshiftlocal.conformance;
