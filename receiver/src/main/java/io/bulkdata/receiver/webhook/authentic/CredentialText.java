package io.bulkdata.receiver.webhook.authentic;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.bulkdata.core.settings.Secret;
import java.util.Iterator;
import java.util.Set;

/** Credentials as a store keeps them: the secret alone, or {@code {"secret":"...","token":"...","password":"..."}}. */
public final class CredentialText {

    private static final String SECRET = "secret";
    private static final String TOKEN = "token";
    private static final String PASSWORD = "password";
    private static final Set<String> KNOWN = Set.of(SECRET, TOKEN, PASSWORD);
    private static final JsonMapper MAPPER = new JsonMapper();

    private CredentialText() {}

    /**
     * Reads one.
     *
     * @throws IllegalArgumentException when it is neither; the message repeats none of it but the names of fields
     */
    public static Credentials parse(String text) {
        String stripped = text.strip();
        return stripped.startsWith("{") ? ofFields(json(stripped)) : new Credentials(new Secret(stripped), null, null);
    }

    private static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            // Not its cause either, which quotes the text.
            throw new IllegalArgumentException("it begins like JSON and is none");
        }
    }

    private static Credentials ofFields(JsonNode fields) {
        for (Iterator<String> names = fields.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!KNOWN.contains(name)) {
                throw new IllegalArgumentException("it has an unknown field \"" + name + "\"");
            }
        }
        if (!fields.has(SECRET)) {
            throw new IllegalArgumentException("it has no field \"secret\"");
        }
        return new Credentials(field(fields, SECRET), field(fields, TOKEN), field(fields, PASSWORD));
    }

    private static Secret field(JsonNode fields, String name) {
        JsonNode value = fields.get(name);
        if (value == null) {
            return null;
        }
        if (!value.isTextual()) {
            throw new IllegalArgumentException("its field \"" + name + "\" is not a text");
        }
        return new Secret(value.textValue());
    }
}
