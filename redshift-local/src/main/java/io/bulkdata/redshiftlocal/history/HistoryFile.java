package io.bulkdata.redshiftlocal.history;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** The file in PostgreSQL's own folder from which history.sql reads, as JSON. Safe for use by several threads. */
public final class HistoryFile {

    private static final String NAME = "redshift_local_history.json";
    private static final JsonFactory JSON = new JsonFactory();
    private static final long MICROS = 1_000_000;
    private static final int NANOS_OF_A_MICRO = 1_000;

    private final Path directory;

    /** @param directory of PostgreSQL's data */
    public HistoryFile(Path directory) {
        this.directory = directory;
    }

    /** Replaces it as a whole, so that nobody ever reads half of it. */
    synchronized void write(List<StatementRun> statements, List<ConnectionEvent> connections) throws IOException {
        Path next = directory.resolve(NAME + ".next");
        try (OutputStream out = Files.newOutputStream(next);
                JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            json.writeArrayFieldStart("statements");
            for (StatementRun run : statements) {
                write(json, run);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("connections");
            for (ConnectionEvent event : connections) {
                write(json, event);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        Files.move(next, directory.resolve(NAME), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void write(JsonGenerator json, StatementRun run) throws IOException {
        json.writeStartObject();
        json.writeNumberField("id", run.id());
        write(json, run.origin());
        json.writeNumberField("transaction", run.transaction());
        json.writeStringField("label", run.label());
        json.writeStringField("kind", run.kind().name());
        json.writeStringField("text", run.text());
        json.writeNumberField("started", micros(run.start()));
        Outcome outcome = run.outcome();
        if (outcome == null) {
            json.writeStringField("status", "running");
        } else {
            write(json, outcome);
        }
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Outcome outcome) throws IOException {
        json.writeStringField("status", outcome.status().name().toLowerCase(Locale.ROOT));
        json.writeNumberField("ended", micros(outcome.end()));
        json.writeNumberField("rows", outcome.rows());
        json.writeStringField("state", outcome.state());
        json.writeStringField("error", outcome.error());
        json.writeStringField("detail", outcome.detail());
    }

    private static void write(JsonGenerator json, ConnectionEvent event) throws IOException {
        json.writeStartObject();
        json.writeStringField("event", event.event());
        write(json, event.origin());
        json.writeNumberField("time", micros(event.time()));
        json.writeNumberField("duration", event.duration().toNanos() / NANOS_OF_A_MICRO);
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Origin origin) throws IOException {
        json.writeStringField("user", origin.user());
        json.writeStringField("database", origin.database());
        json.writeNumberField("session", origin.processId());
    }

    private static long micros(Instant moment) {
        return moment.getEpochSecond() * MICROS + moment.getNano() / NANOS_OF_A_MICRO;
    }
}
