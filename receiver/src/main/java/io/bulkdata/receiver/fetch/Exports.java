package io.bulkdata.receiver.fetch;

import io.bulkdata.core.failure.FailureClass;
import java.net.URI;

/** Opens exports, and decides by the first answer whether one can come in several requests. */
final class Exports {

    private static final String NOTHING = "bytes */0";

    private final ExportServer server;
    private final int partBytes;
    private final Patience patience;

    Exports(ExportServer server, int partBytes, Patience patience) {
        this.server = server;
        this.partBytes = partBytes;
        this.patience = patience;
    }

    /**
     * Asks for the first part and reads it.
     *
     * @param inParts whether ranges may be asked for; else it all comes in one answer
     * @throws BrokenOffException when there is no answer, or it cannot be resumed
     * @throws ChangedException when it can only come in one answer
     * @throws FetchException when the server does not answer with a file
     */
    Export open(URI url, boolean inParts, Deadline deadline) {
        Requests requests = server.at(url, deadline);
        Answer answer = inParts ? requests.start(partBytes) : requests.whole();
        Export export = null;
        try {
            export = export(requests, answer, inParts);
            refusePage(export.first().bytes(), requests.name());
            Export checked = export;
            answer = null;
            return checked;
        } finally {
            if (answer != null) {
                answer.close();
            }
        }
    }

    private Export export(Requests requests, Answer answer, boolean inParts) {
        if (answer.status() == Answer.OK) {
            check(answer);
            return new StreamedExport(requests, answer, partBytes);
        }
        if (inParts && answer.status() == Answer.PARTIAL_CONTENT) {
            check(answer);
            return partial(requests, answer);
        }
        if (inParts && answer.status() == Answer.RANGE_NOT_SATISFIABLE) {
            throw answer.header("Content-Range").equals(NOTHING)
                    ? empty(requests.name())
                    : new ChangedException("No first byte to be had: " + requests.name());
        }
        throw answer.failure();
    }

    private Export partial(Requests requests, Answer answer) {
        ContentRange range = answer.range()
                .filter(given -> given.first() == 0 && given.last() < partBytes)
                .filter(given -> answer.length().orElse(given.length()) == given.length())
                .orElseThrow(() -> new ChangedException("Not the range that was asked for: " + requests.name()));
        if (answer.strongETag().isPresent()) {
            return new RangedExport(requests, answer, partBytes, patience);
        }
        if (range.length() < range.total() || answer.length().isEmpty()) {
            throw new ChangedException("Parts without a strong ETag may be of several files: " + requests.name());
        }
        return new StreamedExport(requests, answer, partBytes);
    }

    private static void check(Answer answer) {
        String name = answer.name();
        if (ErrorPage.isAnnouncedBy(answer.header("Content-Type"))) {
            throw page(name);
        }
        if (!answer.endIsMarked()) {
            throw new FetchException(
                    FailureClass.TRANSIENT, "An answer of unknown length cannot be told from one cut short: " + name);
        }
        if (answer.isPackedOnTheWay()) {
            throw new FetchException(
                    FailureClass.TRANSIENT, "Packed on the way, although it was asked for as it is: " + name);
        }
    }

    /** Throws when these first bytes are those of a page. */
    static void refusePage(Chunk start, String name) {
        if (ErrorPage.beginsHere(start.start(ErrorPage.START_BYTES))) {
            throw page(name);
        }
    }

    private static FetchException page(String name) {
        return new FetchException(FailureClass.TRANSIENT, "A page instead of a file: " + name);
    }

    static FetchException empty(String name) {
        return new FetchException(FailureClass.DATA, "Empty, without even a header row: " + name);
    }
}
