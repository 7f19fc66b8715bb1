package io.bulkdata.redshiftlocal.session;

import io.bulkdata.redshiftlocal.protocol.Frame;
import io.bulkdata.redshiftlocal.protocol.Replies;
import io.bulkdata.redshiftlocal.protocol.Report;
import io.bulkdata.redshiftlocal.protocol.Requests;
import io.bulkdata.redshiftlocal.protocol.Requests.Target;
import io.bulkdata.redshiftlocal.protocol.ResultColumn;
import io.bulkdata.redshiftlocal.unload.UnloadColumn;
import io.bulkdata.redshiftlocal.unload.UnloadFailure;
import io.bulkdata.redshiftlocal.unload.UnloadStream;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/** The query of one UNLOAD with the backend: its columns first, then its rows. */
final class UnloadExchange implements ReplyListener {

    private final Backend backend;
    private final Interruption interruption;
    private List<UnloadColumn> columns = List.of();
    private UnloadStream stream;
    private UnloadFailure failure;
    private Report error;

    /** Makes PostgreSQL stop. */
    @FunctionalInterface
    interface Interruption {
        void stop() throws IOException;
    }

    UnloadExchange(Backend backend, Interruption interruption) {
        this.backend = backend;
        this.interruption = interruption;
    }

    /** The columns of the query; none when it has none, or is wrong: then there is an {@link #error}. */
    List<UnloadColumn> describe(String sql) throws IOException {
        prepare(sql);
        backend.send(Requests.describe(Target.STATEMENT, Aside.NAME), Expected.Kind.DESCRIBE, this);
        backend.drain();
        return columns;
    }

    /** Runs the query and writes its rows to the stream, all of them unless there is an {@link #error} afterwards. */
    void run(String sql, UnloadStream rows) throws UnloadFailure, IOException {
        stream = rows;
        List<Integer> partitions = rows.partitionOrdinals();
        if (!partitions.isEmpty()) {
            String order = partitions.stream().map(String::valueOf).collect(Collectors.joining(", "));
            // The rows are numbered in the query's own order, which so stays within each partition.
            prepare(String.format(
                    "SELECT *, row_number() OVER () FROM (%s\n) AS unloaded ORDER BY %s, %d",
                    sql, order, columns.size() + 1));
        }
        backend.send(Requests.bind(Aside.NAME, Aside.NAME, formats()), Expected.Kind.BIND, this);
        backend.send(Requests.execute(Aside.NAME), Expected.Kind.EXECUTE, this);
        backend.drain();
        if (failure != null) {
            throw failure;
        }
    }

    /** What PostgreSQL had against it; null when nothing. */
    Report error() {
        return error;
    }

    private void prepare(String sql) throws IOException {
        backend.send(Requests.close(Target.PORTAL, Aside.NAME), Expected.Kind.CLOSE, this);
        backend.send(Requests.close(Target.STATEMENT, Aside.NAME), Expected.Kind.CLOSE, this);
        backend.send(Requests.parse(Aside.NAME, sql), Expected.Kind.PARSE, this);
    }

    /** The row's number that partitions need comes last, and is not written. */
    private boolean[] formats() {
        boolean numbered = !stream.partitionOrdinals().isEmpty();
        boolean[] binary = new boolean[columns.size() + (numbered ? 1 : 0)];
        for (int i = 0; i < columns.size(); i++) {
            binary[i] = columns.get(i).type().binary();
        }
        return binary;
    }

    @Override
    public void reply(Frame frame) throws IOException {
        if (frame.type() == Replies.ROW_DESCRIPTION) {
            columns = ResultColumn.of(frame).stream()
                    .map(column -> UnloadColumn.of(column.name(), column.typeId(), column.modifier()))
                    .toList();
        } else if (frame.type() == Replies.ROW && failure == null) {
            write(frame);
        }
    }

    private void write(Frame row) throws IOException {
        try {
            stream.write(row.body());
        } catch (UnloadFailure e) {
            failure = e;
            interruption.stop();
        }
    }

    @Override
    public void error(Report report) {
        error = report;
    }
}
