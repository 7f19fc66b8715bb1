package io.bulkdata.redshiftlocal.session;

import io.bulkdata.redshiftlocal.protocol.BodyWriter;
import io.bulkdata.redshiftlocal.protocol.Frame;
import io.bulkdata.redshiftlocal.protocol.ProtocolException;
import io.bulkdata.redshiftlocal.protocol.Replies;
import java.util.HashSet;
import java.util.Set;

/** The state of the session's transaction, as the backend's answers tell it. */
final class Transaction {

    private static final char IDLE = 'I';
    private static final char OPEN = 'T';
    private static final char ABORTED = 'E';

    private final Set<String> lockedTables = new HashSet<>();
    private boolean open;
    private boolean aborted;
    private boolean changing;
    private final Conflict conflict;

    Transaction(Conflict conflict) {
        this.conflict = conflict;
    }

    /** Whether a transaction block is open. */
    boolean isOpen() {
        return open;
    }

    /** Whether the open transaction has failed and waits for its ROLLBACK. */
    boolean isAborted() {
        return aborted;
    }

    /** What PostgreSQL would say now if it were asked whether it is ready. */
    Frame ready() {
        return new BodyWriter()
                .character(aborted ? ABORTED : open ? OPEN : IDLE)
                .frame(Replies.READY);
    }

    /** A statement that begins or ends a transaction has been sent. */
    void changes() {
        changing = true;
    }

    /** Whether such a statement's answer is still to come. */
    boolean isChanging() {
        return changing;
    }

    /** Whether this transaction holds the write lock of the table already. */
    boolean hasLocked(String table) {
        return lockedTables.contains(table);
    }

    void locked(String table) {
        lockedTables.add(table);
    }

    /** With whom it collides, should it do so. */
    Conflict conflict() {
        return conflict;
    }

    void observe(Frame frame) throws ProtocolException {
        if (frame.type() == Replies.READY) {
            char status = frame.reader().character();
            open = status != IDLE;
            aborted = status == ABORTED;
            changing = false;
        } else if (frame.type() == Replies.COMMAND_COMPLETE) {
            completed(frame.reader().string());
        }
        if (!open) {
            lockedTables.clear();
        }
    }

    private void completed(String tag) {
        switch (tag) {
            case "BEGIN", "START TRANSACTION" -> open = true;
            case "COMMIT", "ROLLBACK" -> {
                open = false;
                aborted = false;
            }
            default -> {
                // Other commands leave the block as it is.
            }
        }
    }
}
