package io.bulkdata.core.message;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.stream.Collectors;

/** How messages between rooms are written: explicit names, ISO-8601 times, absent rather than null. Unknown fields are ignored, so that a new sender and an old reader get on. */
public final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .build();

    private Json() {}

    /** One line of JSON. */
    public static String write(Object message) {
        try {
            return MAPPER.writeValueAsString(message);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "Cannot write a " + message.getClass().getSimpleName() + " as JSON", e);
        }
    }

    /**
     * Reads a message of that type.
     *
     * @throws IllegalArgumentException when the text is no JSON or not such a message. It says where, and neither it nor a
     *     cause repeats any of the text: that may hold a signed address.
     */
    public static <T> T read(String text, Class<T> type) {
        try {
            return MAPPER.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not a message of type " + type.getSimpleName() + ": wrong" + place(e));
        }
    }

    private static String place(JsonProcessingException e) {
        String field = e instanceof JsonMappingException wrong
                ? wrong.getPath().stream()
                        .map(Reference::getFieldName)
                        .map(String::valueOf)
                        .collect(Collectors.joining("."))
                : "";
        JsonLocation location = e.getLocation();
        return (field.isEmpty() ? "" : " " + field)
                + (location == null ? "" : " at line " + location.getLineNr() + ", column " + location.getColumnNr());
    }
}
