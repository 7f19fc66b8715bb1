package io.bulkdata.awslocal.s3;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The text of S3's events, version 2.1: see "Event message structure" in S3's user guide
 * (docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html).
 */
final class S3EventJson {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final String region;
    private final Clock clock;
    private final AtomicLong sequence = new AtomicLong();

    S3EventJson(String region, Clock clock) {
        this.region = region;
        this.clock = clock;
        // Later events of a key compare greater, across restarts on the same folder too.
        sequence.set(clock.millis() << 20);
    }

    /** What S3 sends once, when a notification is configured. */
    String test(String bucket) {
        return node().put("Service", "Amazon S3")
                .put("Event", "s3:TestEvent")
                .put("Time", TIME.format(clock.instant()))
                .put("Bucket", bucket)
                .put("RequestId", requestId())
                .put("HostId", "aws-local")
                .toString();
    }

    String created(ObjectCreated object) {
        ObjectNode event = node();
        event.putArray("Records").add(record(object));
        return event.toString();
    }

    private ObjectNode record(ObjectCreated object) {
        ObjectNode record = node().put("eventVersion", "2.1")
                .put("eventSource", "aws:s3")
                .put("awsRegion", region)
                .put("eventTime", TIME.format(clock.instant()))
                .put("eventName", "ObjectCreated:" + object.how());
        record.putObject("userIdentity").put("principalId", "AWS:aws-local");
        record.putObject("requestParameters").put("sourceIPAddress", "127.0.0.1");
        record.putObject("responseElements")
                .put("x-amz-request-id", requestId())
                .put("x-amz-id-2", "aws-local");
        record.set("s3", s3(object));
        return record;
    }

    private ObjectNode s3(ObjectCreated object) {
        ObjectNode s3 = node().put("s3SchemaVersion", "1.0").put("configurationId", "aws-local");
        ObjectNode bucket = s3.putObject("bucket").put("name", object.bucket());
        bucket.putObject("ownerIdentity").put("principalId", "aws-local");
        bucket.put("arn", "arn:aws:s3:::" + object.bucket());
        s3.putObject("object")
                .put("key", encoded(object.key()))
                .put("size", object.size())
                .put("eTag", object.eTag())
                .put("sequencer", String.format("%018X", sequence.incrementAndGet()));
        return s3;
    }

    /** As in a form, a blank becomes '+'; but S3 leaves slashes. */
    private static String encoded(String key) {
        return URLEncoder.encode(key, StandardCharsets.UTF_8).replace("%2F", "/");
    }

    private static String requestId() {
        return UUID.randomUUID().toString().replace("-", "").substring(0, 16).toUpperCase(java.util.Locale.ROOT);
    }

    private static ObjectNode node() {
        return JsonNodeFactory.instance.objectNode();
    }
}
