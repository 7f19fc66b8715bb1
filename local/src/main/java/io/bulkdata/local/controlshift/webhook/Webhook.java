package io.bulkdata.local.controlshift.webhook;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bulkdata.local.controlshift.export.ExportedFile;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;

/** One message to the organisation's endpoint: its bytes, and what they tell of. */
public final class Webhook {

    private final String type;
    private final ExportedFile export;
    private final byte[] body;

    private Webhook(String type, ExportedFile export, ObjectNode data, String jid) {
        this.type = Objects.requireNonNull(type, "type");
        this.export = export;
        this.body = bytes(type, data, jid);
    }

    /**
     * That an export is ready.
     *
     * @param shareS3 whether the organisation has told its AWS account, so that the file's place in S3 is told as well
     * @param jid 24 hex digits
     */
    public static Webhook exported(ExportedFile export, boolean shareS3, String jid) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("url", export.url().toString()).put("table", export.table());
        if (shareS3) {
            data.putObject("s3").put("bucket", export.bucket()).put("key", export.key());
        }
        return new Webhook(export.type().webhook(), export, data, jid);
    }

    /** Anything else that happens in an organisation, such as {@code signature.created}. */
    public static Webhook other(String type, String jid) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("id", 1).put("email", "person@example.org").put("petition_slug", "save-our-library");
        return new Webhook(type, null, data, jid);
    }

    /** Such as {@code data.full_table_exported}. */
    public String type() {
        return type;
    }

    /** What it tells of; empty for webhooks of other types. */
    public Optional<ExportedFile> export() {
        return Optional.ofNullable(export);
    }

    /** A copy of the bytes that are signed and sent. They hold a signed URL: never log them. */
    public byte[] body() {
        return body.clone();
    }

    @Override
    public String toString() {
        return type + export().map(file -> " (" + file + ")").orElse("");
    }

    /** One line that ends with LF; {@code & < >} are escaped, as Rails does it. */
    private static byte[] bytes(String type, ObjectNode data, String jid) {
        ObjectNode message = JsonNodeFactory.instance.objectNode();
        message.put("type", type);
        message.set("data", data);
        message.put("jid", jid);
        String json = message.toString()
                .replace("&", "\\u0026")
                .replace("<", "\\u003c")
                .replace(">", "\\u003e");
        return (json + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
