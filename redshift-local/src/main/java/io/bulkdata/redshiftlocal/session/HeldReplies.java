package io.bulkdata.redshiftlocal.session;

import io.bulkdata.redshiftlocal.protocol.Frame;
import io.bulkdata.redshiftlocal.protocol.Report;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Keeps answers back until it is known that they are true. */
final class HeldReplies implements ReplyListener {

    private final ReplyListener receiver;
    private final List<Frame> frames = new ArrayList<>();

    HeldReplies(ReplyListener receiver) {
        this.receiver = receiver;
    }

    @Override
    public void reply(Frame frame) {
        frames.add(frame);
    }

    @Override
    public void error(Report report) throws IOException {
        receiver.error(report);
    }

    void release() throws IOException {
        for (Frame frame : frames) {
            receiver.reply(frame);
        }
    }
}
