package io.bulkdata.receiver.webhook.aws;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.bulkdata.core.message.ExportRequest;
import io.bulkdata.core.message.ExportRequest.S3Object;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/**
 * An export request as the message that {@code Json} would make of it. Written field by field: to find out by reflection what the
 * fields are makes the cold start longer.
 */
final class ExportMessage {

    private static final JsonFactory JSON = new JsonFactory();

    private ExportMessage() {}

    static String of(ExportRequest request) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("kind", request.kind().wireName());
            json.writeStringField("table", request.table().value());
            json.writeStringField("url", request.url().toString());
            if (request.source() != null) {
                writeSource(request.source(), json);
            }
            if (request.jid() != null) {
                json.writeStringField("jid", request.jid());
            }
            json.writeStringField("receivedAt", request.receivedAt().toString());
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write into memory", e);
        }
        return text.toString();
    }

    private static void writeSource(S3Object source, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("source");
        json.writeStringField("bucket", source.bucket());
        json.writeStringField("key", source.key());
        json.writeEndObject();
    }
}
