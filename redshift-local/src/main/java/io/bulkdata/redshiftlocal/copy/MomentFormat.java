package io.bulkdata.redshiftlocal.copy;

/** How dates and times are written in a file. */
sealed interface MomentFormat permits AutoFormat, EpochFormat, IsoFormat, PatternFormat {

    /** What {@link #read} answers when the bytes are not of this format. */
    int NOT_READ = -1;

    /**
     * Reads the parts that the format has into the moment; whether they make a valid one is not looked at.
     *
     * @return where it ended, or {@link #NOT_READ}
     */
    int read(byte[] bytes, int from, int to, Moment moment);

    /** What error messages call it. */
    String shown();
}
