package io.bulkdata.redshiftlocal.session;

import io.bulkdata.redshiftlocal.protocol.Frame;
import io.bulkdata.redshiftlocal.protocol.Replies;
import io.bulkdata.redshiftlocal.protocol.Report;
import io.bulkdata.redshiftlocal.protocol.Requests;
import io.bulkdata.redshiftlocal.protocol.Requests.Target;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs statements of our own in the client's session and transaction, whose answers the client does not see. */
final class Aside {

    /** Of the prepared statement and the portal; the client's own are left alone. */
    static final String NAME = "redshift_local";

    private final Backend backend;
    private final ClientLink client;
    private final Transaction transaction;

    Aside(Backend backend, ClientLink client, Transaction transaction) {
        this.backend = backend;
        this.client = client;
        this.transaction = transaction;
    }

    /** The rows, as text; empty when it failed, which the client has been told then. */
    Optional<List<List<String>>> run(String sql, String... parameters) throws IOException {
        backend.drain();
        if (backend.failed()) {
            return Optional.empty();
        }
        Answers answers = new Answers();
        prepare(sql, answers, parameters);
        backend.send(Requests.execute(NAME), Expected.Kind.EXECUTE, answers);
        backend.drain();
        return backend.failed() ? Optional.empty() : Optional.of(answers.rows);
    }

    /** Sends all but the Execute. */
    void prepare(String sql, ReplyListener listener, String... parameters) throws IOException {
        backend.send(Requests.close(Target.PORTAL, NAME), Expected.Kind.CLOSE, listener);
        backend.send(Requests.close(Target.STATEMENT, NAME), Expected.Kind.CLOSE, listener);
        backend.send(Requests.parse(NAME, sql), Expected.Kind.PARSE, listener);
        backend.send(Requests.bind(NAME, NAME, List.of(parameters)), Expected.Kind.BIND, listener);
    }

    /** Asks whether the client's portal is still there; when not, the client has been told. */
    boolean portalExists(String portal) throws IOException {
        backend.send(Requests.describe(Target.PORTAL, portal), Expected.Kind.DESCRIBE, new Answers());
        backend.drain();
        return !backend.failed();
    }

    /** Commits what the client's pipeline has done so far, without a transaction block. */
    void sync() throws IOException {
        backend.send(Frame.empty(Requests.SYNC), Expected.Kind.SYNC, new Answers());
        backend.drain();
    }

    /** Makes the transaction fail as if the client's statement had failed, and tells the client why. */
    void fail(Report report) throws IOException {
        backend.drain();
        if (backend.failed()) {
            return;
        }
        backend.send(Requests.parse("", "refused by redshift-local"), Expected.Kind.PARSE, Silence.INSTANCE);
        backend.drain();
        client.error(report);
    }

    /** Collects rows; passes errors on without their place, which is one in our own text. */
    private final class Answers implements ReplyListener {

        private final List<List<String>> rows = new ArrayList<>();

        @Override
        public void reply(Frame frame) throws IOException {
            if (frame.type() == Replies.ROW) {
                rows.add(Replies.row(frame));
            }
        }

        @Override
        public void error(Report report) throws IOException {
            client.error(ErrorTranslation.translate(report.without(Report.POSITION), transaction));
        }
    }
}
