package io.bulkdata.redshiftlocal.session;

import io.bulkdata.redshiftlocal.protocol.BodyReader;
import io.bulkdata.redshiftlocal.protocol.Frame;
import io.bulkdata.redshiftlocal.protocol.Replies;
import io.bulkdata.redshiftlocal.sql.Statement;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The extended protocol: remembers which statement each name and portal stands for. */
final class ExtendedQuery {

    private final Backend backend;
    private final ClientLink client;
    private final StatementRunner runner;
    private final ScriptCache scripts;
    private final Map<String, Statement> prepared = new HashMap<>();
    private final Map<String, Statement> portals = new HashMap<>();

    ExtendedQuery(Backend backend, ClientLink client, StatementRunner runner, ScriptCache scripts) {
        this.backend = backend;
        this.client = client;
        this.runner = runner;
        this.scripts = scripts;
    }

    void parse(Frame frame) throws IOException {
        BodyReader reader = frame.reader();
        String name = reader.string();
        List<Statement> statements = scripts.parse(reader.string()).statements();
        if (statements.size() == 1) {
            prepared.put(name, statements.get(0));
            runner.prepare(name, statements.get(0), reader.rest(), false);
        } else {
            // None is an empty statement, several are an error: PostgreSQL says so.
            prepared.remove(name);
            backend.send(frame, Expected.Kind.PARSE, runner.relay(null, false));
        }
    }

    void bind(Frame frame) throws IOException {
        BodyReader reader = frame.reader();
        String portal = reader.string();
        Statement statement = prepared.get(reader.string());
        if (statement == null) {
            portals.remove(portal);
            backend.send(frame, Expected.Kind.BIND, runner.relay(null, false));
        } else {
            portals.put(portal, statement);
            runner.bind(frame, statement, false);
        }
    }

    void describe(Frame frame) throws IOException {
        backend.send(frame, Expected.Kind.DESCRIBE, runner.relay(null, false));
    }

    void execute(Frame frame) throws IOException {
        String portal = frame.reader().string();
        Statement statement = portals.get(portal);
        if (statement == null) {
            backend.send(frame, Expected.Kind.EXECUTE, runner.relay(null, false));
        } else {
            runner.execute(frame, portal, statement, false);
        }
    }

    void close(Frame frame) throws IOException {
        BodyReader reader = frame.reader();
        boolean statement = reader.character() == 'S';
        (statement ? prepared : portals).remove(reader.string());
        // The driver closes each statement in a round trip of its own; PostgreSQL need not be woken for it.
        if (backend.postpone(frame)) {
            client.reply(Frame.empty(Replies.CLOSE_COMPLETE));
        } else {
            backend.send(frame, Expected.Kind.CLOSE, runner.relay(null, false));
        }
    }

    /** A simple query takes the unnamed statement and portal away. */
    void forgetUnnamed() {
        prepared.remove("");
        portals.remove("");
    }
}
