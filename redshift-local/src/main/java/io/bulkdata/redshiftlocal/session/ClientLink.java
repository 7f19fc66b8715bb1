package io.bulkdata.redshiftlocal.session;

import io.bulkdata.redshiftlocal.protocol.Frame;
import io.bulkdata.redshiftlocal.protocol.FrameOutput;
import io.bulkdata.redshiftlocal.protocol.Replies;
import io.bulkdata.redshiftlocal.protocol.Report;
import java.io.IOException;

/** The way to the client. Used by one thread. */
public final class ClientLink implements ReplyListener {

    private final FrameOutput out;
    private final ReplyListener observer;

    public ClientLink(FrameOutput out) {
        this(out, Silence.INSTANCE);
    }

    private ClientLink(FrameOutput out, ReplyListener observer) {
        this.out = out;
        this.observer = observer;
    }

    /** The same way, with somebody who sees what goes there. */
    ClientLink observedBy(ReplyListener other) {
        return new ClientLink(out, other);
    }

    @Override
    public void reply(Frame frame) throws IOException {
        observer.reply(frame);
        out.write(frame);
    }

    @Override
    public void error(Report report) throws IOException {
        observer.error(report);
        out.write(report.frame(Replies.ERROR));
    }

    public void notice(Report report) throws IOException {
        out.write(report.frame(Replies.NOTICE));
    }

    public void flush() throws IOException {
        out.flush();
    }
}
