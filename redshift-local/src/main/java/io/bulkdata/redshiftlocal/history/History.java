package io.bulkdata.redshiftlocal.history;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The latest statements and connections of a server. To note one costs next to nothing; the file from which the system tables
 * read is only written when a statement is about to read it. Safe for use by several threads.
 */
public final class History {

    private static final int MAXIMUM_STATEMENTS = 10_000;
    private static final long MAXIMUM_CHARACTERS = 16_000_000;
    private static final int MAXIMUM_EVENTS = 2_000;

    private final Ring<StatementRun> statements =
            new Ring<>(MAXIMUM_STATEMENTS, MAXIMUM_CHARACTERS, run -> run.text().length());
    private final Ring<ConnectionEvent> connections = new Ring<>(MAXIMUM_EVENTS, MAXIMUM_EVENTS, event -> 1);
    private final AtomicLong transactions = new AtomicLong(1000);
    private final HistoryFile file;

    /** @param file from which the system tables read */
    public History(HistoryFile file) {
        this.file = file;
    }

    /** The number of a transaction that begins. */
    public long nextTransaction() {
        return transactions.incrementAndGet();
    }

    public void add(StatementRun run) {
        statements.add(run);
    }

    /** A client has been let in. */
    public void connected(Origin origin) {
        Instant now = Instant.now();
        connections.add(new ConnectionEvent("authenticated", now, origin, Duration.ZERO));
        connections.add(new ConnectionEvent("initiating session", now, origin, Duration.ZERO));
    }

    /** A client has left, or its connection has broken. */
    public void disconnected(Origin origin, Duration duration) {
        connections.add(new ConnectionEvent("disconnecting session", Instant.now(), origin, duration));
    }

    /** Lets the system tables see all that was noted until now. */
    public void publish() throws IOException {
        file.write(statements.copy(), connections.copy());
    }
}
