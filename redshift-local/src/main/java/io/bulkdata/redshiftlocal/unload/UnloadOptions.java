package io.bulkdata.redshiftlocal.unload;

import java.util.List;

/**
 * The options of an UNLOAD, with Redshift's defaults for those that were not given.
 *
 * @param widths of the columns, for FIXEDWIDTH only
 * @param nullAs null when it was not given
 * @param partitionBy columns in the order of the folders; empty without partitions
 * @param include whether the partition columns stay in the files
 * @param maximumFileBytes the largest size of a file
 * @param rowGroupBytes the size of Parquet's row groups
 * @param extension null when it was not given
 * @param region null when the cluster's own
 */
public record UnloadOptions(
        Format format,
        char delimiter,
        List<Integer> widths,
        boolean header,
        boolean addQuotes,
        boolean escape,
        String nullAs,
        Compression compression,
        Manifesting manifest,
        List<String> partitionBy,
        boolean include,
        Existing existing,
        boolean parallel,
        long maximumFileBytes,
        long rowGroupBytes,
        String extension,
        String iamRole,
        String region) {

    public UnloadOptions {
        widths = List.copyOf(widths);
        partitionBy = List.copyOf(partitionBy);
    }

    /** How rows are written. */
    public enum Format {
        DELIMITED("Text"),
        FIXED_WIDTH("Text"),
        CSV("CSV"),
        JSON("JSON"),
        PARQUET("Parquet");

        private final String title;

        Format(String title) {
            this.title = title;
        }

        /** As the system tables call it. */
        public String title() {
            return title;
        }

        /** Not confirmed on a real cluster; the guide says it of JSON, and that CSV might leave empty files. */
        boolean leavesEmptyFiles() {
            return this != JSON && this != PARQUET;
        }
    }

    /** How files are compressed. */
    public enum Compression {
        NONE(""),
        GZIP(".gz"),
        BZIP2(".bz2"),
        ZSTD(".zst");

        private final String extension;

        Compression(String extension) {
            this.extension = extension;
        }

        String extension() {
            return extension;
        }
    }

    /** What the manifest tells. */
    public enum Manifesting {
        NONE,
        FILES,
        VERBOSE
    }

    /** What becomes of objects that are there already. */
    public enum Existing {
        REFUSED,
        OVERWRITTEN,
        DELETED
    }
}
