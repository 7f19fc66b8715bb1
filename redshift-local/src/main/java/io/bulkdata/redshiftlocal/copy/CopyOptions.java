package io.bulkdata.redshiftlocal.copy;

/**
 * The options of a COPY, with Redshift's defaults for those that were not given.
 *
 * @param quote the quotation mark of CSV
 * @param nullAs the text that means NULL, {@code \N} by default
 * @param dateFormat null for the default, {@code YYYY-MM-DD}; {@code auto} for any
 * @param timeFormat null for the default, {@code YYYY-MM-DD HH:MI:SS}; {@code auto}, {@code epochsecs}, {@code epochmillisecs}
 * @param acceptInvChars what replaces an invalid UTF-8 character; null when such a character is an error
 * @param region null when the cluster's own
 */
public record CopyOptions(
        boolean manifest,
        Format format,
        char delimiter,
        char quote,
        int ignoreHeader,
        CopyCompression compression,
        String nullAs,
        boolean emptyAsNull,
        boolean blanksAsNull,
        boolean trimBlanks,
        boolean truncateColumns,
        boolean roundec,
        boolean fillRecord,
        boolean ignoreBlankLines,
        boolean explicitIds,
        boolean noLoad,
        int maxError,
        String dateFormat,
        String timeFormat,
        Character acceptInvChars,
        String iamRole,
        String region) {

    /** How the file's rows are written. */
    public enum Format {
        CSV,
        DELIMITED
    }

    /** How the files are compressed. */
    public enum CopyCompression {
        NONE,
        GZIP,
        BZIP2,
        ZSTD
    }
}
