package io.bulkdata.receiver.webhook;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A webhook's body as JSON: one object in UTF-8, no key twice, not deeper than {@value #DEEPEST}. */
final class WebhookJson {

    private static final int DEEPEST = 32;
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private WebhookJson() {}

    static JsonNode object(byte[] body) throws UnprocessableException {
        JsonNode root = parse(text(body));
        if (!root.isObject()) {
            throw new UnprocessableException("the body is not a JSON object");
        }
        return root;
    }

    /** The text of a field; empty when it is missing or anything but a text. */
    static Optional<String> text(JsonNode parent, String field) {
        JsonNode node = parent.path(field);
        return node.isTextual() ? Optional.of(node.textValue()) : Optional.empty();
    }

    private static JsonNode parse(String text) throws UnprocessableException {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            // Its own message may quote the body.
            JsonLocation at = e.getLocation();
            String place = at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
            throw new UnprocessableException(
                    "the body is not JSON without repeated keys and at most " + DEEPEST + " deep" + place);
        }
    }

    private static String text(byte[] body) throws UnprocessableException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new UnprocessableException("the body is not UTF-8");
        }
    }
}
