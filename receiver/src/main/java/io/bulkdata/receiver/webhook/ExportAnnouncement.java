package io.bulkdata.receiver.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import io.bulkdata.core.export.ExportKind;
import io.bulkdata.core.export.TableName;
import io.bulkdata.core.message.ExportRequest;
import io.bulkdata.core.message.ExportRequest.S3Object;
import io.bulkdata.receiver.source.AllowedSources;
import io.bulkdata.receiver.source.RefusedSourceException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the webhooks that announce an export, and passes by all others. */
final class ExportAnnouncement {

    private static final int LONGEST_URL = 8_192;
    // https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html
    private static final int LONGEST_KEY = 1_024;
    private static final Pattern VISIBLE = Pattern.compile("[\\x21-\\x7e]*");
    private static final Pattern DOT_SEGMENT = Pattern.compile("(?:^|/)\\.{1,2}(?:/|$)");

    private final AllowedSources sources;

    ExportAnnouncement(AllowedSources sources) {
        this.sources = sources;
    }

    /**
     * The request for the export that the webhook announces; empty when it is one of another type.
     *
     * @throws UnprocessableException when it cannot be told or may not be fetched
     */
    Optional<ExportRequest> read(WebhookContent webhook, Instant receivedAt) throws UnprocessableException {
        Optional<ExportKind> kind = ExportKind.ofWebhookType(webhook.type());
        return kind.isEmpty() ? Optional.empty() : Optional.of(request(kind.get(), webhook, receivedAt));
    }

    private ExportRequest request(ExportKind kind, WebhookContent webhook, Instant receivedAt)
            throws UnprocessableException {
        JsonNode data = webhook.fields().path("data");
        if (!data.isObject()) {
            throw new UnprocessableException("the webhook has no data");
        }
        TableName table = table(data);
        try {
            return new ExportRequest(kind, table, url(data), source(data), webhook.jid(), receivedAt);
        } catch (UnprocessableException e) {
            throw e.about(table);
        }
    }

    private static TableName table(JsonNode data) throws UnprocessableException {
        String name =
                WebhookJson.text(data, "table").orElseThrow(() -> new UnprocessableException("data.table is missing"));
        try {
            return new TableName(name);
        } catch (IllegalArgumentException e) {
            throw new UnprocessableException("data.table: " + e.getMessage());
        }
    }

    private URI url(JsonNode data) throws UnprocessableException {
        String text =
                WebhookJson.text(data, "url").orElseThrow(() -> new UnprocessableException("data.url is missing"));
        if (text.length() > LONGEST_URL) {
            throw new UnprocessableException(
                    "data.url is longer than " + LONGEST_URL + " characters: " + text.length());
        }
        URI url = parse(text);
        if (!VISIBLE.matcher(text).matches()) {
            // Java takes other letters for legal; not every HTTP client does, nor every queue.
            throw new UnprocessableException("data.url is not an address: it has characters that are not ASCII");
        }
        try {
            sources.check(url);
        } catch (RefusedSourceException e) {
            throw UnprocessableException.refused(url, e);
        }
        return url;
    }

    private static URI parse(String text) throws UnprocessableException {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            // Neither the text nor the cause, which quotes it: the query string is a credential.
            throw new UnprocessableException(
                    "data.url is not an address: character " + e.getIndex() + " is out of place");
        }
    }

    /** The file inside S3; null when it is not told or not in a bucket to copy from: the address alone will do. */
    private S3Object source(JsonNode data) {
        JsonNode s3 = data.path("s3");
        Optional<String> bucket = WebhookJson.text(s3, "bucket").filter(sources::allowsBucket);
        Optional<String> key = WebhookJson.text(s3, "key").filter(ExportAnnouncement::isKey);
        return bucket.isPresent() && key.isPresent() ? new S3Object(bucket.get(), key.get()) : null;
    }

    /** Whether every queue, log and client passes it on as it is. ControlShift's keys are of letters, digits and few others. */
    private static boolean isKey(String text) {
        return !text.isEmpty()
                && text.length() <= LONGEST_KEY
                && VISIBLE.matcher(text).matches()
                && !DOT_SEGMENT.matcher(text).find();
    }
}
