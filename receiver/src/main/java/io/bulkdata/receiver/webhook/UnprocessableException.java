package io.bulkdata.receiver.webhook;

import io.bulkdata.core.export.TableName;
import io.bulkdata.core.failure.FailureClass;
import io.bulkdata.core.message.Quarantined;
import io.bulkdata.receiver.source.RefusedSourceException;
import java.net.URI;
import java.time.Instant;

/** An authentic webhook that cannot be processed as things are; the message names what is wrong with it, never a query string. */
final class UnprocessableException extends Exception {

    private static final String ASK_THE_SENDER =
            "Ask ControlShift why it sends such a webhook, and show its body, which the quarantine has kept; if it announced an"
                    + " export, the next full one of that table brings the same rows";

    private static final long serialVersionUID = 1L;

    private final FailureClass failureClass;
    private final String next;
    private final String file;
    private final transient TableName table;

    private UnprocessableException(
            FailureClass failureClass, String message, String next, String file, TableName table) {
        super(message);
        this.failureClass = failureClass;
        this.next = next;
        this.file = file;
        this.table = table;
    }

    /** The sender wrote what means nothing. */
    UnprocessableException(String message) {
        this(FailureClass.DATA, message, ASK_THE_SENDER, null, null);
    }

    /** The export is where nothing may be fetched from. */
    static UnprocessableException refused(URI url, RefusedSourceException why) {
        return new UnprocessableException(
                why.failureClass(),
                "data.url: " + why.getMessage(),
                why.next(),
                url.getHost() == null ? null : url.getHost() + url.getRawPath(),
                null);
    }

    /** The same about an export of that table. */
    UnprocessableException about(TableName its) {
        return new UnprocessableException(failureClass, getMessage(), next, file, its);
    }

    /** What is kept of it. */
    Quarantined quarantined(byte[] body, Instant at) {
        return new Quarantined(failureClass, getMessage(), table, file, next, at, body);
    }
}
