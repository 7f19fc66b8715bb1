package io.bulkdata.redshiftlocal.session;

import io.bulkdata.redshiftlocal.protocol.Frame;
import io.bulkdata.redshiftlocal.protocol.Report;
import java.io.IOException;

/** Who gets the backend's answers to one message. */
interface ReplyListener {

    void reply(Frame frame) throws IOException;

    void error(Report report) throws IOException;
}
