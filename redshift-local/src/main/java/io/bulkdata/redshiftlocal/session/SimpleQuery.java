package io.bulkdata.redshiftlocal.session;

import io.bulkdata.redshiftlocal.protocol.Frame;
import io.bulkdata.redshiftlocal.protocol.Requests;
import io.bulkdata.redshiftlocal.protocol.Requests.Target;
import io.bulkdata.redshiftlocal.sql.Action;
import io.bulkdata.redshiftlocal.sql.Script;
import io.bulkdata.redshiftlocal.sql.Statement;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * The simple protocol. A text whose statements only need to be passed on goes as it is; otherwise its statements run one by one
 * through the extended protocol without a Sync between them, which is the same transaction behaviour.
 */
final class SimpleQuery {

    private static final byte[] NO_PARAMETER_TYPES = {0, 0};

    private final Backend backend;
    private final Transaction transaction;
    private final StatementRunner runner;
    private final ClientLink client;
    private final ScriptCache scripts;

    SimpleQuery(
            Backend backend, ClientLink client, Transaction transaction, StatementRunner runner, ScriptCache scripts) {
        this.backend = backend;
        this.client = client;
        this.scripts = scripts;
        this.transaction = transaction;
        this.runner = runner;
    }

    /** Returns when the client has all answers. */
    void run(String sql) throws IOException {
        Script script = scripts.parse(sql);
        Optional<Statement> refused = script.statements().stream()
                .filter(statement -> statement.action() instanceof Action.Refuse)
                .findFirst();
        if (refused.isPresent()) {
            // As with a syntax error, nothing of the text is run.
            runner.prepare("", refused.get(), NO_PARAMETER_TYPES, true);
            sync();
        } else if (needsSteps(script.statements())) {
            runStepwise(script.statements());
        } else {
            script.statements().forEach(runner::note);
            Relay relay = new Relay(client, transaction, script.rewritten(), true);
            backend.send(Requests.query(script.rewritten().text()), Expected.Kind.QUERY, relay);
        }
        backend.drain();
    }

    private boolean needsSteps(List<Statement> statements) {
        boolean block = transaction.isOpen()
                || statements.stream().anyMatch(statement -> statement.action() instanceof Action.Begin);
        return statements.stream().anyMatch(statement -> needsSteps(statement, block));
    }

    private static boolean needsSteps(Statement statement, boolean block) {
        return statement.readsSession()
                || statement.readsHistory()
                || statement.action() instanceof Action.Load
                || statement.action() instanceof Action.Unload
                || statement.action() instanceof Action.Truncate
                || statement.action() instanceof Action.Define
                || statement.action() instanceof Action.Guarded
                || statement.action() instanceof Action.Followed
                || statement.action() instanceof Action.Instead
                || (statement.action() instanceof Action.Write write
                        && (block || write.check().isPresent()));
    }

    private void runStepwise(List<Statement> statements) throws IOException {
        for (Statement statement : statements) {
            runner.prepare("", statement, NO_PARAMETER_TYPES, true);
            runner.bind(Requests.bind("", "", List.of()), statement, true);
            Relay relay = runner.relay(statement, true);
            backend.send(Requests.describe(Target.PORTAL, ""), Expected.Kind.DESCRIBE, relay);
            runner.execute(Requests.execute(""), "", statement, true);
            backend.drain();
            if (backend.failed()) {
                break;
            }
        }
        sync();
    }

    private void sync() throws IOException {
        Relay relay = new Relay(client, transaction, null, true);
        backend.send(Frame.empty(Requests.SYNC), Expected.Kind.SYNC, relay);
    }
}
