package io.bulkdata.awslocal.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;

/** The two ways in which the SDK writes a request and wants its answer. */
record Encoding(String contentType, ObjectMapper mapper) {

    private static final Encoding JSON = new Encoding("application/x-amz-json-1.1", new JsonMapper(), 3);
    private static final Encoding CBOR = new Encoding("application/x-amz-cbor-1.1", new CBORMapper(), 0);

    private Encoding(String contentType, ObjectMapper mapper, int timeScale) {
        this(contentType, mapper.registerModule(new SimpleModule().addSerializer(Instant.class, new Times(timeScale))));
    }

    /** Times are seconds with decimals in JSON and whole milliseconds in CBOR. */
    private static final class Times extends JsonSerializer<Instant> {
        private final int scale;

        Times(int scale) {
            this.scale = scale;
        }

        @Override
        public void serialize(Instant time, JsonGenerator out, SerializerProvider provider) throws IOException {
            if (scale == 0) {
                out.writeNumber(time.toEpochMilli());
            } else {
                out.writeNumber(BigDecimal.valueOf(time.toEpochMilli(), scale));
            }
        }
    }

    /** @param contentType of a request; null counts as JSON */
    static Encoding of(String contentType) {
        return contentType != null && contentType.startsWith(CBOR.contentType) ? CBOR : JSON;
    }

    /** @throws ServiceFault unless the body is one object, or nothing at all */
    ObjectNode read(byte[] body) {
        if (body.length == 0) {
            return JsonNodeFactory.instance.objectNode();
        }
        try (JsonParser parser = mapper.createParser(body)) {
            JsonNode root = mapper.readTree(parser);
            if (root instanceof ObjectNode object) {
                return object;
            }
        } catch (IOException e) {
            throw malformed("cannot be read as " + contentType);
        }
        throw malformed("is not an object");
    }

    byte[] write(ObjectNode answer) {
        try {
            return mapper.writeValueAsBytes(answer);
        } catch (IOException e) {
            throw new IllegalStateException("Cannot write an answer as " + contentType, e);
        }
    }

    private static ServiceFault malformed(String what) {
        return new ServiceFault("SerializationException", "The request " + what);
    }
}
