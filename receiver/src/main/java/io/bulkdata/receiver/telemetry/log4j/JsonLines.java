package io.bulkdata.receiver.telemetry.log4j;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.bulkdata.receiver.telemetry.LogText;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.layout.AbstractStringLayout;

/** A log event as one line of JSON, with the field names of Powertools' own layout, and without credentials. */
final class JsonLines extends AbstractStringLayout {

    private static final JsonFactory JSON = new JsonFactory();
    private static final int LONGEST = 16_384;

    /** Powertools has them as texts; in its own layout they are none. */
    private static final Set<String> NOT_TEXTS = Set.of("cold_start", "function_memory_size", "sampling_rate");

    JsonLines() {
        super(StandardCharsets.UTF_8);
    }

    @Override
    public String toSerializable(LogEvent event) {
        StringWriter line = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(line)) {
            json.writeStartObject();
            json.writeStringField("level", event.getLevel().name());
            json.writeStringField("message", safe(event.getMessage().getFormattedMessage()));
            json.writeStringField("logger", event.getLoggerName());
            json.writeStringField(
                    "timestamp", Instant.ofEpochMilli(event.getTimeMillis()).toString());
            writeMarks(event.getContextData().toMap(), json);
            if (event.getThrown() != null) {
                writeError(event.getThrown(), json);
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write into memory", e);
        }
        return line.append('\n').toString();
    }

    private static void writeMarks(Map<String, String> marks, JsonGenerator json) throws IOException {
        for (Map.Entry<String, String> mark : marks.entrySet()) {
            json.writeFieldName(mark.getKey());
            if (NOT_TEXTS.contains(mark.getKey())) {
                json.writeRawValue(mark.getValue());
            } else {
                json.writeString(safe(mark.getValue()));
            }
        }
    }

    private static void writeError(Throwable thrown, JsonGenerator json) throws IOException {
        StringWriter stack = new StringWriter();
        thrown.printStackTrace(new PrintWriter(stack));
        json.writeObjectFieldStart("error");
        json.writeStringField("name", thrown.getClass().getName());
        json.writeStringField("message", safe(String.valueOf(thrown.getMessage())));
        json.writeStringField("stack", safe(stack.toString()));
        json.writeEndObject();
    }

    private static String safe(String text) {
        String safe = LogText.safe(text);
        return safe.length() > LONGEST ? safe.substring(0, LONGEST) + "…" : safe;
    }
}
