package io.bulkdata.loader.operate;

/**
 * What breaks the sum: a file, or the rows of a batch.
 *
 * @param file null when a batch as a whole does not fit
 * @param batch null when the file is in none
 * @param problem what does not fit
 * @param next what to do now
 */
public record Finding(String file, String target, String batch, String problem, String next) {}
