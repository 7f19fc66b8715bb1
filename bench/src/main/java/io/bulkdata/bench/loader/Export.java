package io.bulkdata.bench.loader;

/**
 * An incremental export as ControlShift writes it.
 *
 * @param key in the landing bucket
 * @param content the CSV, which nobody changes
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Export(String key, byte[] content) {}
