package io.bulkdata.redshiftlocal.copy;

/** The options of a COPY, with Redshift's defaults for those that were not given. */
public record CopyOptions(Files files, CopyFormat format, Rows rows, Values values, Limits limits) {

    /**
     * Which files are read, by whose right and how they are stored.
     *
     * @param manifest whether the source is a list of files instead of the beginning of their keys
     * @param region null when the cluster's own
     */
    public record Files(
            boolean manifest, CopyCompression compression, CopyEncoding encoding, String iamRole, String region) {}

    /**
     * What becomes of whole rows.
     *
     * @param ignoreHeader the lines at each file's beginning that are no rows
     * @param explicitIds whether IDENTITY columns are filled from the file
     */
    public record Rows(int ignoreHeader, boolean ignoreBlankLines, boolean fillRecord, boolean explicitIds) {}

    /**
     * How fields become values.
     *
     * @param nullAs the text that means NULL, {@code \N} by default; null when no text does
     * @param dateFormat null for the default, {@code YYYY-MM-DD}; {@code auto} for any
     * @param timeFormat null for the default, {@code YYYY-MM-DD HH:MI:SS}; {@code auto}, {@code epochsecs}, {@code
     *     epochmillisecs}
     * @param acceptAnyDate whether a date or time that is none becomes NULL
     * @param acceptInvChars what replaces an invalid UTF-8 character; null when such a character is an error
     */
    public record Values(
            String nullAs,
            boolean emptyAsNull,
            boolean blanksAsNull,
            boolean trimBlanks,
            boolean truncateColumns,
            boolean roundec,
            String dateFormat,
            String timeFormat,
            boolean acceptAnyDate,
            Character acceptInvChars) {}

    /**
     * How far the load may go wrong, and whether it is one.
     *
     * @param maxError so many refused rows make it fail
     * @param noLoad whether files are only checked
     */
    public record Limits(int maxError, boolean noLoad) {
        /** IGNOREALLERRORS. */
        public static final int ANY_NUMBER = Integer.MAX_VALUE;
    }

    /** How the files are compressed. */
    public enum CopyCompression {
        NONE,
        GZIP,
        BZIP2,
        ZSTD
    }

    /** How the files' characters are written. */
    public enum CopyEncoding {
        UTF8,
        UTF16,
        UTF16LE,
        UTF16BE,
        ISO88591
    }
}
