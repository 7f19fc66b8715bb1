package io.bulkdata.redshiftlocal.session;

import io.bulkdata.redshiftlocal.history.History;
import io.bulkdata.redshiftlocal.history.Origin;
import io.bulkdata.redshiftlocal.history.StatementRun;
import io.bulkdata.redshiftlocal.protocol.Frame;
import io.bulkdata.redshiftlocal.protocol.ProtocolException;
import io.bulkdata.redshiftlocal.protocol.Replies;
import io.bulkdata.redshiftlocal.protocol.Report;
import io.bulkdata.redshiftlocal.sql.Statement;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Notes the session's statements for the system tables. They begin when they are executed, one after the other, and end as the
 * answers to the client tell. Used by one thread.
 */
final class SessionRecorder implements ReplyListener {

    private static final char IDLE = 'I';

    private final History history;
    private final Origin origin;
    private final QueryGroup queryGroup = new QueryGroup();
    private final Deque<Asked> waiting = new ArrayDeque<>();
    private final long start = System.nanoTime();
    private Asked current;
    private StatementRun run;
    private Statement suspended;
    private long transaction;

    private record Asked(int id, Statement statement) {}

    SessionRecorder(History history, SessionFacts facts) {
        this.history = history;
        this.origin = new Origin(facts.user(), facts.database(), facts.processId());
    }

    void connected() {
        history.connected(origin);
    }

    void disconnected() {
        history.disconnected(origin, Duration.ofNanos(System.nanoTime() - start));
    }

    /** A statement is being executed, or will be when those before it have ended. */
    void begins(int id, Statement statement) {
        waiting.add(new Asked(id, statement));
        if (current == null) {
            beginNext();
        }
    }

    /** Lets a statement of this session read what was noted. */
    void publish() throws IOException {
        history.publish();
    }

    @Override
    public void reply(Frame frame) throws ProtocolException {
        switch (frame.type()) {
            case Replies.COMMAND_COMPLETE -> succeeded(frame.reader().string());
            case Replies.EMPTY_QUERY -> succeeded("");
            case Replies.PORTAL_SUSPENDED -> {
                suspended = current == null ? null : current.statement();
                succeeded("");
            }
            case Replies.READY -> ready(frame.reader().character());
            default -> {
                // Other answers end no statement.
            }
        }
    }

    @Override
    public void error(Report report) {
        if (run != null) {
            run.failed(report.sqlState(), report.message(), report.field(Report.DETAIL));
        }
        current = null;
        run = null;
        // What was to come after it is not run.
        waiting.clear();
    }

    private void succeeded(String tag) {
        if (run != null) {
            run.succeeded(rows(tag));
            queryGroup.observe(run);
        }
        current = null;
        run = null;
        beginNext();
    }

    private void ready(char status) {
        waiting.clear();
        if (status == IDLE) {
            transaction = 0;
        }
    }

    private void beginNext() {
        current = waiting.poll();
        if (current == null) {
            return;
        }
        boolean goesOn = current.statement() == suspended;
        suspended = null;
        if (goesOn) {
            // The rest of a result that is fetched in parts.
            return;
        }
        if (transaction == 0) {
            transaction = history.nextTransaction();
        }
        run = new StatementRun(current.id(), origin, transaction, queryGroup.name(), current.statement());
        history.add(run);
    }

    /** The number at the end of a command tag, such as {@code INSERT 0 3}. */
    private static long rows(String tag) {
        int digits = tag.length();
        while (digits > 0 && Character.isDigit(tag.charAt(digits - 1))) {
            digits--;
        }
        return digits == tag.length() ? 0 : Long.parseLong(tag.substring(digits));
    }
}
