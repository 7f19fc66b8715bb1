package io.bulkdata.redshiftlocal.session;

import io.bulkdata.redshiftlocal.protocol.Frame;
import io.bulkdata.redshiftlocal.protocol.Replies;
import io.bulkdata.redshiftlocal.protocol.Report;
import io.bulkdata.redshiftlocal.sql.Action;
import java.io.IOException;
import java.util.Optional;

/** Executes statements that PostgreSQL does only together with something of ours, before, after or in place of them. */
final class GuardedStatements {

    private static final String IN_TRANSACTION_BLOCK = "25001";

    private static final String NO_TRANSACTION_BLOCK = "25P01";

    private final Backend backend;
    private final Transaction transaction;
    private final Aside aside;

    GuardedStatements(Backend backend, Transaction transaction, Aside aside) {
        this.backend = backend;
        this.transaction = transaction;
        this.aside = aside;
    }

    /** When it fails, the client has been told, and nothing more is sent. */
    void check(Action.Check check) throws IOException {
        aside.run(check.query(), check.parameters().toArray(new String[0]));
    }

    void define(Action.Define define, Frame execute, ReplyListener client) throws IOException {
        aside.run("SELECT set_config('redshift_local.definition', $1, true)", define.definition());
        backend.send(execute, Expected.Kind.EXECUTE, client);
    }

    void guard(Action.Guarded guarded, Frame execute, ReplyListener client) throws IOException {
        if (mayRun(guarded.alone()) && isInside(guarded.inside())) {
            check(guarded.check());
            backend.send(execute, Expected.Kind.EXECUTE, client);
        }
    }

    /** What is told is the other statement's. */
    void replace(Action.Instead instead, Frame execute, ReplyListener client) throws IOException {
        if (mayRun(instead.alone() ? Optional.of(instead.tag()) : Optional.empty())) {
            backend.send(execute, Expected.Kind.EXECUTE, new Retagged(client, instead.tag()));
        }
    }

    void follow(Action.Followed followed, Frame execute, ReplyListener client) throws IOException {
        HeldReplies held = new HeldReplies(client);
        backend.send(execute, Expected.Kind.EXECUTE, held);
        backend.drain();
        if (backend.failed()) {
            return;
        }
        aside.sync();
        if (aside.run(followed.sql()).isPresent()) {
            held.release();
        }
    }

    /** @param alone what may not run in a transaction block, if so */
    private boolean mayRun(Optional<String> alone) throws IOException {
        backend.drain();
        if (alone.isPresent() && transaction.isOpen()) {
            aside.fail(Report.error(IN_TRANSACTION_BLOCK, alone.get() + " cannot run inside a transaction block"));
            return false;
        }
        return true;
    }

    private boolean isInside(Optional<String> inside) throws IOException {
        if (inside.isPresent() && !transaction.isOpen()) {
            aside.fail(Report.error(NO_TRANSACTION_BLOCK, inside.get() + " can only be used in transaction blocks"));
            return false;
        }
        return true;
    }

    /** Tells another command's tag. */
    private record Retagged(ReplyListener receiver, String tag) implements ReplyListener {

        @Override
        public void reply(Frame frame) throws IOException {
            receiver.reply(frame.type() == Replies.COMMAND_COMPLETE ? Replies.commandComplete(tag) : frame);
        }

        @Override
        public void error(Report report) throws IOException {
            receiver.error(report);
        }
    }
}
