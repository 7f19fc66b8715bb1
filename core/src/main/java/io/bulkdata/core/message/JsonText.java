package io.bulkdata.core.message;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/**
 * A JSON object that is written field by field: to find out by reflection what the fields are makes the cold start of a Lambda
 * longer (docs/decisions/0006-cold-start.md). Where that does not matter, {@link Json} is less to write.
 */
public abstract class JsonText {

    private static final JsonFactory JSON = new JsonFactory();

    /** Writes the fields. */
    protected abstract void write(JsonGenerator json) throws IOException;

    /** The whole object. */
    public final String text() {
        return written().toString();
    }

    /** The whole object and the end of a line. */
    public final String line() {
        return written().append('\n').toString();
    }

    private StringWriter written() {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            write(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write into memory", e);
        }
        return text;
    }
}
