package io.bulkdata.awslocal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

@ExtendWith(SharedAws.class)
final class BucketNotificationTest {

    private final AwsLocal aws;
    private String bucket;
    private String queue;

    BucketNotificationTest(AwsLocal aws) {
        this.aws = aws;
    }

    @BeforeEach
    void makeBucketAndQueue() {
        bucket = SharedAws.bucket(aws);
        queue = SharedAws.queue(aws);
    }

    @Test
    void queueFirstGetsTheTestEventOfS3() throws Exception {
        aws.notifyObjectCreated(bucket, "", queue);

        JsonNode event = receive(1).get(0);
        assertThat(event.path("Service").asText()).isEqualTo("Amazon S3");
        assertThat(event.path("Event").asText()).isEqualTo("s3:TestEvent");
        assertThat(event.path("Bucket").asText()).isEqualTo(bucket);
    }

    @Test
    void eventTellsOfThePutObjectAsS3Does() throws Exception {
        aws.notifyObjectCreated(bucket, "exports/", queue);
        put("exports/a b+c=é.csv", "hello");

        JsonNode record = receive(2).get(1).path("Records").path(0);
        assertThat(record.path("eventVersion").asText()).isEqualTo("2.1");
        assertThat(record.path("eventSource").asText()).isEqualTo("aws:s3");
        assertThat(record.path("awsRegion").asText()).isEqualTo("us-east-1");
        assertThat(Instant.parse(record.path("eventTime").asText())).isBeforeOrEqualTo(Instant.now());
        assertThat(record.path("eventName").asText()).isEqualTo("ObjectCreated:Put");
        JsonNode s3 = record.path("s3");
        assertThat(s3.path("bucket").path("name").asText()).isEqualTo(bucket);
        assertThat(s3.path("bucket").path("arn").asText()).isEqualTo("arn:aws:s3:::" + bucket);
        assertThat(s3.path("object").path("key").asText()).isEqualTo("exports/a+b%2Bc%3D%C3%A9.csv");
        assertThat(s3.path("object").path("size").asLong()).isEqualTo(5);
        assertThat(s3.path("object").path("eTag").asText()).isEqualTo("5d41402abc4b2a76b9719d911017c592");
        assertThat(s3.path("object").path("sequencer").asText()).matches("[0-9A-F]{18}");
    }

    @Test
    void copiesAndMultipartUploadsAreToldByTheirNames() throws Exception {
        put("from", "hello");
        aws.notifyObjectCreated(bucket, "to/", queue);
        aws.s3()
                .copyObject(copy -> copy.sourceBucket(bucket)
                        .sourceKey("from")
                        .destinationBucket(bucket)
                        .destinationKey("to/copy"));
        uploadInParts("to/parts");

        List<JsonNode> events = receive(3).subList(1, 3);
        assertThat(events)
                .extracting(
                        event -> event.path("Records").path(0).path("eventName").asText())
                .containsExactlyInAnyOrder("ObjectCreated:Copy", "ObjectCreated:CompleteMultipartUpload");
    }

    @Test
    void laterEventHasTheGreaterSequencer() throws Exception {
        aws.notifyObjectCreated(bucket, "", queue);
        put("x", "1");
        put("x", "2");

        Map<String, String> sequencers = receive(3).subList(1, 3).stream()
                .map(event -> event.at("/Records/0/s3/object"))
                .collect(Collectors.toMap(
                        object -> object.path("eTag").asText(),
                        object -> object.path("sequencer").asText()));
        assertThat(sequencers.get("c4ca4238a0b923820dcc509a6f75849b"))
                .isLessThan(sequencers.get("c81e728d9d4c2f636f067f89cc14862c"));
    }

    @Test
    void objectsOutsideThePrefixAndRefusedOnesAreNotTold() throws Exception {
        aws.notifyObjectCreated(bucket, "exports/", queue);
        put("other/x", "1");
        put("exports/x", "1");

        assertThat(receive(2).get(1).at("/Records/0/s3/object/key").asText()).isEqualTo("exports/x");
        assertThat(aws.sqs().receiveMessage(request -> request.queueUrl(queue)).messages())
                .isEmpty();
    }

    @Test
    void overlappingPrefixesMissingBucketsAndMissingQueuesAreRefused() {
        aws.notifyObjectCreated(bucket, "exports/full", queue);

        assertThatThrownBy(() -> aws.notifyObjectCreated(bucket, "exports/", queue))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("overlaps prefix \"exports/full\"");
        assertThatThrownBy(() -> aws.notifyObjectCreated(SharedAws.name("none"), "", queue))
                .isInstanceOf(NoSuchBucketException.class);
        assertThatThrownBy(() -> aws.notifyObjectCreated(bucket, "other/", queue + "-none"))
                .isInstanceOf(QueueDoesNotExistException.class);
    }

    private void put(String key, String content) {
        aws.s3().putObject(put -> put.bucket(bucket).key(key), RequestBody.fromString(content));
    }

    private void uploadInParts(String key) {
        String upload = aws.s3()
                .createMultipartUpload(create -> create.bucket(bucket).key(key))
                .uploadId();
        String eTag = aws.s3()
                .uploadPart(
                        part -> part.bucket(bucket).key(key).uploadId(upload).partNumber(1),
                        RequestBody.fromString("end"))
                .eTag();
        CompletedPart part = CompletedPart.builder().partNumber(1).eTag(eTag).build();
        aws.s3()
                .completeMultipartUpload(complete -> complete.bucket(bucket)
                        .key(key)
                        .uploadId(upload)
                        .multipartUpload(completed -> completed.parts(part)));
    }

    private List<JsonNode> receive(int count) throws Exception {
        List<JsonNode> events = new ArrayList<>();
        while (events.size() < count) {
            for (Message message : aws.sqs()
                    .receiveMessage(request ->
                            request.queueUrl(queue).waitTimeSeconds(10).maxNumberOfMessages(1))
                    .messages()) {
                events.add(new ObjectMapper().readTree(message.body()));
            }
        }
        return events;
    }
}
