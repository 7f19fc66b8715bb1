package io.bulkdata.redshiftlocal.copy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A JSON value with its place in the file's bytes.
 *
 * @param start of its first byte
 * @param end behind its last byte
 * @param members of an object, the last one of a name; empty for others
 * @param elements of an array; empty for others
 */
record JsonValue(Kind kind, int start, int end, Map<String, JsonValue> members, List<JsonValue> elements) {

    private static final JsonFactory JSON = new JsonFactory();

    enum Kind {
        OBJECT,
        ARRAY,
        TEXT,
        PLAIN,
        NULL
    }

    /**
     * Reads the one value that the bytes are.
     *
     * @throws Refusal when they are not JSON
     */
    static JsonValue parse(byte[] bytes, int from, int to) throws Refusal {
        // Each byte is a character of its own here, so that places are the same and wrong UTF-8 is the column's to
        // judge.
        String text = new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
        try (JsonParser parser = JSON.createParser(text)) {
            parser.nextToken();
            JsonValue value = new Reading(parser, from).value();
            if (parser.nextToken() != null) {
                throw invalid("more than one value");
            }
            return value;
        } catch (com.fasterxml.jackson.core.JacksonException e) {
            throw invalid(e.getOriginalMessage().lines().findFirst().orElse("malformed"));
        } catch (IOException e) {
            throw new UncheckedIOException("There is nothing to read but memory", e);
        }
    }

    private static Refusal invalid(String reason) {
        return new Refusal(1216, "Invalid JSON: " + reason);
    }

    boolean isStructure() {
        return kind == Kind.OBJECT || kind == Kind.ARRAY;
    }

    /** A name as the members have it: each byte of its UTF-8 as a character. */
    static String memberName(String name) {
        return new String(name.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    /** Builds values from the parser's tokens. */
    private record Reading(JsonParser parser, int offset) {

        JsonValue value() throws IOException {
            JsonToken token = parser.currentToken();
            int start = offset + (int) parser.currentTokenLocation().getCharOffset();
            if (token == JsonToken.START_OBJECT) {
                Map<String, JsonValue> members = members();
                return new JsonValue(Kind.OBJECT, start, here(), members, List.of());
            }
            if (token == JsonToken.START_ARRAY) {
                List<JsonValue> elements = elements();
                return new JsonValue(Kind.ARRAY, start, here(), Map.of(), elements);
            }
            Kind kind = token == JsonToken.VALUE_STRING
                    ? Kind.TEXT
                    : token == JsonToken.VALUE_NULL ? Kind.NULL : Kind.PLAIN;
            parser.finishToken();
            int end = kind == Kind.TEXT ? here() : start + parser.getTextLength();
            return new JsonValue(kind, start, end, Map.of(), List.of());
        }

        private Map<String, JsonValue> members() throws IOException {
            Map<String, JsonValue> members = new LinkedHashMap<>();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String name = parser.currentName();
                parser.nextToken();
                members.put(name, value());
            }
            return members;
        }

        private List<JsonValue> elements() throws IOException {
            List<JsonValue> elements = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                elements.add(value());
            }
            return elements;
        }

        private int here() {
            return offset + (int) parser.currentLocation().getCharOffset();
        }
    }
}
