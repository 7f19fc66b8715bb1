package io.bulkdata.redshiftlocal.conformance;

import java.util.ArrayList;
import java.util.List;

/** One step of a case; {@code line} is where it stands in the file. */
sealed interface Step {

    int line();

    /** Puts an object into the case's bucket. */
    record Put(int line, String key, Coding coding, List<String> lines) implements Step {
        public Put {
            lines = List.copyOf(lines);
        }
    }

    /**
     * Runs a statement.
     *
     * @param session {@code a} unless the case says otherwise
     */
    record Run(int line, String session, String sql, Expectation expected) implements Step {}

    /** An object of the case's bucket has this content. */
    record Content(int line, String key, Coding coding, List<String> lines) implements Step {
        public Content {
            lines = List.copyOf(lines);
        }
    }

    /** The case's bucket has these keys below a prefix, and no others. */
    record Keys(int line, String prefix, List<String> keys) implements Step {
        public Keys {
            keys = List.copyOf(keys);
        }
    }

    /** What a statement has to answer. */
    sealed interface Expectation {

        /** That it succeeded. */
        record Success() implements Expectation {}

        /** These rows, fields joined by {@code " | "}. */
        record Rows(List<String> rows) implements Expectation {
            public Rows {
                rows = List.copyOf(rows);
            }

            static Rows none() {
                return new Rows(List.of());
            }

            Rows and(String row) {
                List<String> more = new ArrayList<>(rows);
                more.add(row);
                return new Rows(more);
            }
        }

        /**
         * A failure.
         *
         * @param position in the statement, from 1; 0 when any will do
         * @param message a part of it
         */
        record Failure(String sqlState, int position, String message) implements Expectation {}

        /** A notice or a warning with this part. */
        record Notice(String message) implements Expectation {}
    }
}
