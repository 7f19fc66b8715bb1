package io.bulkdata.redshiftlocal.conformance;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

/** A connected client of one session. */
interface Client extends AutoCloseable {

    /** Runs one statement and waits for its end. */
    Answer run(String sql) throws IOException, SQLException;

    @Override
    void close() throws IOException, SQLException;

    /** Connects a client. */
    @FunctionalInterface
    interface Connector {
        Client connect() throws IOException, SQLException;
    }

    /** What a client got to see. */
    sealed interface Answer {

        /**
         * It went well.
         *
         * @param rows fields joined by {@code " | "}, newlines written as {@code \n}; empty too when there was no result
         */
        record Done(List<String> rows, List<String> notices) implements Answer {
            public Done {
                rows = List.copyOf(rows);
                notices = List.copyOf(notices);
            }
        }

        /**
         * It failed.
         *
         * @param position 0 when the client does not tell one
         */
        record Failed(String sqlState, int position, String message) implements Answer {}
    }
}
