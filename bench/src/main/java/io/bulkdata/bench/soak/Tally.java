package io.bulkdata.bench.soak;

/**
 * What was sent in a night.
 *
 * @param fulls exports of whole tables
 * @param incrementals exports of new rows, without the broken ones
 * @param again webhooks that came a second time
 * @param broken files that no warehouse can load
 * @param refused webhooks that were not accepted, however often they were sent
 */
record Tally(int fulls, int incrementals, int again, int broken, int refused) {

    static final Tally NOTHING = new Tally(0, 0, 0, 0, 0);

    int files() {
        return fulls + incrementals + broken;
    }

    Tally plus(Tally other) {
        return new Tally(
                fulls + other.fulls,
                incrementals + other.incrementals,
                again + other.again,
                broken + other.broken,
                refused + other.refused);
    }

    @Override
    public String toString() {
        return fulls + " full exports, " + incrementals + " incremental ones, " + broken + " broken ones, " + again
                + " webhooks that came twice";
    }
}
