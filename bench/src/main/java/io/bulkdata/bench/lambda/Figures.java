package io.bulkdata.bench.lambda;

/**
 * What one run of a contender showed.
 *
 * @param init milliseconds from the spawn until it asked for work
 * @param cold milliseconds from the spawn until its first answer was here
 * @param perSecond warm, one after the other
 * @param p50 microseconds, warm
 * @param p99 microseconds, warm
 * @param residentFirst megabytes after the first answer
 * @param residentEnd megabytes at the end
 * @param others the share of a processor that other processes took meanwhile
 */
record Figures(
        double init,
        double cold,
        double perSecond,
        double p50,
        double p99,
        double residentFirst,
        double residentEnd,
        double others) {

    private static final double MOST_OF_OTHERS = 0.1;

    boolean disturbed() {
        return others > MOST_OF_OTHERS;
    }
}
