package io.bulkdata.core.telemetry.logback;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import com.fasterxml.jackson.core.JsonGenerator;
import io.bulkdata.core.message.JsonText;
import io.bulkdata.core.telemetry.LogText;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/** A log event as one line of JSON, with the field names of Powertools' own layout, and without credentials. */
final class JsonLine extends JsonText {

    private static final int LONGEST = 16_384;

    /** Powertools has them as texts; in its own layout they are none. */
    private static final Set<String> NOT_TEXTS = Set.of("cold_start", "function_memory_size", "sampling_rate");

    private final ILoggingEvent event;

    private JsonLine(ILoggingEvent event) {
        this.event = event;
    }

    /** With its line's end. */
    static String of(ILoggingEvent event) {
        return new JsonLine(event).line();
    }

    @Override
    protected void write(JsonGenerator json) throws IOException {
        json.writeStringField("level", event.getLevel().toString());
        json.writeStringField("message", safe(event.getFormattedMessage()));
        json.writeStringField("logger", event.getLoggerName());
        json.writeStringField(
                "timestamp", Instant.ofEpochMilli(event.getTimeStamp()).toString());
        writeMarks(event.getMDCPropertyMap(), json);
        if (event.getThrowableProxy() instanceof ThrowableProxy proxy) {
            writeError(proxy.getThrowable(), json);
        }
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
