package io.bulkdata.redshiftlocal.session;

import io.bulkdata.redshiftlocal.protocol.Frame;
import io.bulkdata.redshiftlocal.protocol.Report;
import io.bulkdata.redshiftlocal.protocol.Requests;
import io.bulkdata.redshiftlocal.sql.Action;
import io.bulkdata.redshiftlocal.sql.SqlRefusal;
import io.bulkdata.redshiftlocal.sql.Statement;
import java.io.IOException;

/** Prepares, binds and executes one statement at a time, doing what it asks of the server on the way. */
final class StatementRunner {

    private final Backend backend;
    private final ClientLink client;
    private final Transaction transaction;
    private final Aside aside;
    private final WriteLocks locks;
    private final GuardedStatements guarded;
    private final SessionMemory memory;
    private final Loader loader;
    private final SessionRecorder recorder;
    private final Unloader unloader;

    StatementRunner(
            Backend backend,
            ClientLink client,
            Transaction transaction,
            SessionFacts facts,
            Services services,
            SessionRecorder recorder) {
        this.backend = backend;
        this.client = client;
        this.transaction = transaction;
        this.aside = new Aside(backend, client, transaction);
        this.locks = new WriteLocks(backend, transaction, aside);
        this.guarded = new GuardedStatements(backend, transaction, aside);
        this.memory = new SessionMemory(services.queryIds());
        this.recorder = recorder;
        this.loader = new Loader(backend, client, aside, locks, memory, facts, services);
        this.unloader = new Unloader(backend, client, aside, transaction, memory, facts, services);
    }

    /** @param parameterTypes the end of the Parse message */
    void prepare(String name, Statement statement, byte[] parameterTypes, boolean simple) throws IOException {
        if (statement.action() instanceof Action.Refuse refused) {
            note(statement);
            refuse(statement, refused.refusal());
            return;
        }
        takeLock(statement);
        if (statement.action() instanceof Action.Write write && write.check().isPresent()) {
            guarded.check(write.check().get());
        }
        // A COPY or UNLOAD is never PostgreSQL's to prepare; an empty statement answers for it.
        String sql = statement.action() instanceof Action.Load || statement.action() instanceof Action.Unload
                ? ""
                : statement.rewritten().text();
        backend.send(Requests.parse(name, sql, parameterTypes), Expected.Kind.PARSE, relay(statement, simple));
    }

    void bind(Frame bind, Statement statement, boolean simple) throws IOException {
        takeLock(statement);
        backend.send(bind, Expected.Kind.BIND, relay(statement, simple));
    }

    void execute(Frame execute, String portal, Statement statement, boolean simple) throws IOException {
        note(statement);
        if (statement.readsSession()) {
            memory.publish(aside);
        }
        if (statement.readsHistory()) {
            backend.drain();
            recorder.publish();
        }
        if (statement.action() instanceof Action.Load load) {
            load(load, portal);
        } else if (statement.action() instanceof Action.Unload unload) {
            unload(statement, unload, portal);
        } else if (statement.action() instanceof Action.Truncate) {
            truncate(execute, statement, simple);
        } else if (!guarded(execute, statement, relay(statement, simple))) {
            pass(execute, statement, simple);
        }
    }

    /** Whether it was one of those. */
    private boolean guarded(Frame execute, Statement statement, Relay relay) throws IOException {
        if (statement.action() instanceof Action.Followed followed) {
            guarded.follow(followed, execute, relay);
        } else if (statement.action() instanceof Action.Guarded check) {
            guarded.guard(check, execute, relay);
        } else if (statement.action() instanceof Action.Instead instead) {
            guarded.replace(instead, execute, relay);
        } else if (statement.action() instanceof Action.Define define) {
            guarded.define(define, execute, relay);
        } else {
            return false;
        }
        return true;
    }

    /** A statement will be run now, for the system tables. */
    void note(Statement statement) {
        recorder.begins(memory.begin(statement), statement);
    }

    Relay relay(Statement statement, boolean simple) {
        return new Relay(client, transaction, statement == null ? null : statement.rewritten(), simple);
    }

    /** Tells the client why; the transaction fails as it would have on a real cluster. */
    void refuse(Statement statement, SqlRefusal refusal) throws IOException {
        Report report = Report.error(refusal.sqlState(), refusal.getMessage());
        boolean placed = refusal.offset() >= 0;
        aside.fail(
                placed ? report.with(Report.POSITION, Integer.toString(statement.position(refusal.offset()))) : report);
    }

    private void takeLock(Statement statement) throws IOException {
        if (statement.action() instanceof Action.Write write) {
            locks.take(write.table());
        }
    }

    private void pass(Frame execute, Statement statement, boolean simple) throws IOException {
        boolean control = statement.action() instanceof Action.Begin || statement.action() instanceof Action.End;
        if (control) {
            transaction.changes();
        }
        backend.send(execute, Expected.Kind.EXECUTE, relay(statement, simple));
    }

    private void load(Action.Load load, String portal) throws IOException {
        backend.drain();
        if (!backend.failed() && aside.portalExists(portal)) {
            loader.load(load.command());
        }
    }

    private void unload(Statement statement, Action.Unload unload, String portal) throws IOException {
        backend.drain();
        if (!backend.failed() && aside.portalExists(portal)) {
            unloader.unload(statement, unload);
        }
    }

    /** Commits afterwards, also what was done before. */
    private void truncate(Frame execute, Statement statement, boolean simple) throws IOException {
        HeldReplies held = new HeldReplies(relay(statement, simple));
        backend.send(execute, Expected.Kind.EXECUTE, held);
        backend.drain();
        if (backend.failed()) {
            return;
        }
        if (transaction.isOpen()) {
            aside.run("COMMIT");
        } else {
            aside.sync();
        }
        held.release();
    }
}
