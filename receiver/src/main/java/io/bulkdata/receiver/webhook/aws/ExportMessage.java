package io.bulkdata.receiver.webhook.aws;

import com.fasterxml.jackson.core.JsonGenerator;
import io.bulkdata.core.message.ExportRequest;
import io.bulkdata.core.message.ExportRequest.S3Object;
import io.bulkdata.core.message.JsonText;
import java.io.IOException;

/** An export request as the message that {@code Json} would make of it. */
final class ExportMessage extends JsonText {

    private final ExportRequest request;

    private ExportMessage(ExportRequest request) {
        this.request = request;
    }

    static String of(ExportRequest request) {
        return new ExportMessage(request).text();
    }

    @Override
    protected void write(JsonGenerator json) throws IOException {
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
    }

    private static void writeSource(S3Object source, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("source");
        json.writeStringField("bucket", source.bucket());
        json.writeStringField("key", source.key());
        json.writeEndObject();
    }
}
