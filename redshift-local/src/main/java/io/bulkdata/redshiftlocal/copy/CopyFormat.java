package io.bulkdata.redshiftlocal.copy;

/** How the rows of a file are written (the guide, "Data format parameters"). */
public sealed interface CopyFormat {

    /** What system tables call it. */
    String title();

    /**
     * Fields between delimiters.
     *
     * @param delimiter one character or several
     * @param escape whether a backslash takes the next character's meaning away
     * @param removeQuotes whether quotation marks around a field are not part of it
     */
    record Delimited(String delimiter, boolean escape, boolean removeQuotes) implements CopyFormat {
        @Override
        public String title() {
            return "delimited";
        }
    }

    /** Comma-separated values. */
    record Csv(String delimiter, char quote) implements CopyFormat {
        @Override
        public String title() {
            return "csv";
        }
    }

    /** Objects or arrays one behind the other. */
    record Json(FieldMapping mapping) implements CopyFormat {
        @Override
        public String title() {
            return "json";
        }
    }

    /** Apache Avro's container files. */
    record Avro(FieldMapping mapping) implements CopyFormat {
        @Override
        public String title() {
            return "avro";
        }
    }

    /** Apache Parquet, whose fields go to the columns in their order. */
    record Parquet() implements CopyFormat {
        @Override
        public String title() {
            return "parquet";
        }
    }

    /** How the fields of a record find their columns. */
    sealed interface FieldMapping {
        /** By their names, which are lower case or not told apart by case. */
        record Names(boolean ignoreCase) implements FieldMapping {}

        /** By the paths that a JSONPaths file names. */
        record Paths(S3Location file) implements FieldMapping {}

        /** Not at all: the whole record goes into the one column, which is of type SUPER. */
        record Whole() implements FieldMapping {}
    }
}
