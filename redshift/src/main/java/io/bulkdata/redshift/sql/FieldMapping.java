package io.bulkdata.redshift.sql;

import java.util.Objects;

/** How COPY finds the column of a field in JSON and AVRO. */
public sealed interface FieldMapping {

    /** The word or address that COPY wants. */
    String argument();

    /** By the fields' names. */
    enum ByName implements FieldMapping {
        /** As they are written. */
        EXACT("auto"),
        /** Capital letters and small ones are the same. */
        IGNORING_CASE("auto ignorecase");

        private final String argument;

        ByName(String argument) {
            this.argument = argument;
        }

        @Override
        public String argument() {
            return argument;
        }
    }

    /** By a file of JSONPath expressions, one for each column. */
    record Paths(S3Uri file) implements FieldMapping {
        public Paths {
            Objects.requireNonNull(file, "file");
        }

        @Override
        public String argument() {
            return file.toString();
        }
    }
}
