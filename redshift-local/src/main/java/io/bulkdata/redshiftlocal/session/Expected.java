package io.bulkdata.redshiftlocal.session;

import io.bulkdata.redshiftlocal.protocol.Replies;

/** The answer that the backend owes for one message. */
record Expected(Kind kind, ReplyListener listener) {

    /** What was sent, with the types of the frames that end its answer. */
    enum Kind {
        PARSE("1"),
        BIND("2"),
        CLOSE("3"),
        DESCRIBE("Tn"),
        EXECUTE("CIsG"),
        SYNC("Z"),
        QUERY("Z");

        private final String endings;

        Kind(String endings) {
            this.endings = endings;
        }

        /** Whether the answer ends with ReadyForQuery, even after an error. */
        boolean endsReady() {
            return endings.charAt(0) == Replies.READY;
        }
    }

    boolean endsWith(char frameType) {
        return kind.endings.indexOf(frameType) >= 0;
    }
}
