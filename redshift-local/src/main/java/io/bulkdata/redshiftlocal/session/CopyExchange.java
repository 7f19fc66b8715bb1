package io.bulkdata.redshiftlocal.session;

import io.bulkdata.redshiftlocal.copy.CopyFailure;
import io.bulkdata.redshiftlocal.copy.CopyOutcome;
import io.bulkdata.redshiftlocal.copy.CopyStream;
import io.bulkdata.redshiftlocal.copy.S3Location;
import io.bulkdata.redshiftlocal.protocol.Frame;
import io.bulkdata.redshiftlocal.protocol.Replies;
import io.bulkdata.redshiftlocal.protocol.Report;
import io.bulkdata.redshiftlocal.protocol.Requests;
import java.io.IOException;
import java.util.Optional;

/** One COPY FROM STDIN of ours with the backend. */
final class CopyExchange implements ReplyListener {

    private final Backend backend;
    private final Aside aside;
    private Report error;
    private boolean accepted;

    CopyExchange(Backend backend, Aside aside) {
        this.backend = backend;
        this.aside = aside;
    }

    /** Whether PostgreSQL now waits for data. */
    boolean begin(String copyStatement) throws IOException {
        aside.prepare(copyStatement, this);
        backend.send(Requests.execute(Aside.NAME), Expected.Kind.EXECUTE, this);
        backend.drain();
        return accepted;
    }

    /**
     * Streams all rows.
     *
     * @return empty when PostgreSQL did not take them; then there is an {@link #error}
     * @throws CopyFailure when the files are at fault; PostgreSQL has been told to give up then
     */
    Optional<CopyOutcome> stream(CopyStream stream, S3Location source) throws CopyFailure, IOException {
        try {
            CopySink sink = new CopySink(backend);
            CopyOutcome outcome = stream.writeTo(source, sink);
            sink.finish();
            end(Frame.empty(Requests.COPY_DONE));
            return error == null ? Optional.of(outcome) : Optional.empty();
        } catch (CopySink.Interrupted e) {
            end(Requests.copyFail("interrupted"));
            return Optional.empty();
        } catch (CopyFailure | RuntimeException e) {
            end(Requests.copyFail("the files could not be loaded"));
            throw e;
        }
    }

    /** What PostgreSQL had against it; null when nothing. */
    Report error() {
        return error;
    }

    private void end(Frame last) throws IOException {
        backend.send(last, Expected.Kind.EXECUTE, this);
        backend.drain();
    }

    @Override
    public void reply(Frame frame) {
        accepted |= frame.type() == Replies.COPY_IN;
    }

    @Override
    public void error(Report report) {
        error = report;
    }
}
