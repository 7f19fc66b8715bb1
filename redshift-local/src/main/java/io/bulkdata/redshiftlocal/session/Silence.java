package io.bulkdata.redshiftlocal.session;

import io.bulkdata.redshiftlocal.protocol.Frame;
import io.bulkdata.redshiftlocal.protocol.Report;

/** Drops all answers. */
enum Silence implements ReplyListener {
    INSTANCE;

    @Override
    public void reply(Frame frame) {}

    @Override
    public void error(Report report) {}
}
