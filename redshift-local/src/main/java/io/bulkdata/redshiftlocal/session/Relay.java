package io.bulkdata.redshiftlocal.session;

import io.bulkdata.redshiftlocal.protocol.Frame;
import io.bulkdata.redshiftlocal.protocol.Report;
import io.bulkdata.redshiftlocal.sql.Rewritten;
import java.io.IOException;

/** Passes the backend's answers to the client, errors with the place in the client's own text. */
final class Relay implements ReplyListener {

    /** Answers that the simple protocol has not. */
    private static final String EXTENDED_ONLY = "123n";

    private final ClientLink client;
    private final Transaction transaction;
    private final Rewritten text;
    private final boolean simple;

    /** @param text null when the answers are not about a text */
    Relay(ClientLink client, Transaction transaction, Rewritten text, boolean simple) {
        this.client = client;
        this.transaction = transaction;
        this.text = text;
        this.simple = simple;
    }

    @Override
    public void reply(Frame frame) throws IOException {
        if (!simple || EXTENDED_ONLY.indexOf(frame.type()) < 0) {
            client.reply(frame);
        }
    }

    @Override
    public void error(Report report) throws IOException {
        client.error(ErrorTranslation.translate(placed(report), transaction));
    }

    private Report placed(Report report) {
        String position = report.field(Report.POSITION);
        if (position == null || text == null) {
            return report;
        }
        int original = text.originalPosition(Integer.parseInt(position));
        return report.with(Report.POSITION, Integer.toString(original));
    }
}
