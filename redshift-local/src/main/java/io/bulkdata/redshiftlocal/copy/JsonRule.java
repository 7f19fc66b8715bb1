package io.bulkdata.redshiftlocal.copy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * SUPER: one JSON value.
 *
 * <p>Confirmed by the guide's load error reference: code 1224, "not a well-formed JSON for the super data type". Not
 * confirmed on a real cluster: the reason's words.
 */
final class JsonRule implements FieldRule {

    private static final JsonFactory JSON = new JsonFactory();

    private final TextRule text = TextRule.unlimited();

    @Override
    public void write(byte[] bytes, int from, int to, TextBuffer out) throws Refusal {
        check(bytes, from, to);
        text.write(bytes, from, to, out);
    }

    private static void check(byte[] bytes, int from, int to) throws Refusal {
        // The parser would take other encodings for what they are, and a byte order mark.
        boolean ascii = bytes[from] > 0;
        try (JsonParser parser = JSON.createParser(bytes, from, to - from)) {
            JsonToken first = parser.nextToken();
            parser.skipChildren();
            if (!ascii || first == null || parser.nextToken() != null) {
                throw invalid();
            }
        } catch (com.fasterxml.jackson.core.JacksonException e) {
            throw invalid();
        } catch (IOException e) {
            throw new UncheckedIOException("There is nothing to read but memory", e);
        }
    }

    private static Refusal invalid() {
        return new Refusal(1224, "Invalid JSON format for the SUPER data type");
    }
}
