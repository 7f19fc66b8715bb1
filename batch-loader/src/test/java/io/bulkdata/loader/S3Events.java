package io.bulkdata.loader;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** What SQS hands to a Lambda, with S3's notifications inside. */
public final class S3Events {

    /** What S3 sends when a notification is set up. */
    public static final String TEST_EVENT = """
            {"Service":"Amazon S3","Event":"s3:TestEvent","Time":"2026-11-20T01:00:00.000Z","Bucket":"landing",\
            "RequestId":"5582815E1AEA5ADF","HostId":"8cLeGAmw098X5cv4Zkwcmo8vvZa3eH3eKxsPzbB9wrR"}""";

    private S3Events() {}

    /** The notification of a new object. */
    public static String created(String bucket, String key, long size, String etag) {
        return """
                {"Records":[{"eventVersion":"2.1","eventSource":"aws:s3","awsRegion":"us-east-1",\
                "eventTime":"2026-11-20T01:30:00.000Z","eventName":"ObjectCreated:Put","s3":{"s3SchemaVersion":"1.0",\
                "configurationId":"files","bucket":{"name":"%s","arn":"arn:aws:s3:::%s"},\
                "object":{"key":"%s","size":%d,"eTag":"%s","sequencer":"0A1B2C3D4E5F678901"}}}]}""".formatted(bucket, bucket, URLEncoder.encode(key, StandardCharsets.UTF_8), size, etag);
    }

    /** A delivery of messages with these bodies; their ids are {@code m0}, {@code m1}, ... */
    public static SQSEvent delivery(String... bodies) {
        int[] number = {0};
        return event(Stream.of(bodies)
                .map(body -> message("m" + number[0]++, body, Map.of()))
                .toList());
    }

    /** A delivery of one message. */
    public static SQSEvent event(List<SQSMessage> messages) {
        SQSEvent event = new SQSEvent();
        event.setRecords(messages);
        return event;
    }

    /** A message. */
    public static SQSMessage message(String id, String body, Map<String, String> attributes) {
        SQSMessage message = new SQSMessage();
        message.setMessageId(id);
        message.setReceiptHandle(UUID.randomUUID().toString());
        message.setBody(body);
        message.setAttributes(attributes);
        return message;
    }
}
