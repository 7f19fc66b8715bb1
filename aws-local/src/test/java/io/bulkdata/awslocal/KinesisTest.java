package io.bulkdata.awslocal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.InvalidArgumentException;
import software.amazon.awssdk.services.kinesis.model.KinesisException;
import software.amazon.awssdk.services.kinesis.model.PutRecordResponse;
import software.amazon.awssdk.services.kinesis.model.PutRecordsRequestEntry;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.PutRecordsResultEntry;
import software.amazon.awssdk.services.kinesis.model.Record;
import software.amazon.awssdk.services.kinesis.model.ResourceInUseException;
import software.amazon.awssdk.services.kinesis.model.ResourceNotFoundException;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;

@ExtendWith(SharedAws.class)
final class KinesisTest {

    private static final String FIRST_SHARD = "shardId-000000000000";
    private static final SdkBytes BYTES = SdkBytes.fromByteArray(new byte[] {'{', 0, -1, '"', '\n'});

    private final KinesisClient kinesis;
    private final URI endpoint;
    private final String stream = SharedAws.name("stream");

    KinesisTest(AwsLocal aws) {
        this.kinesis = aws.kinesis();
        this.endpoint = aws.jsonEndpoint();
    }

    @BeforeEach
    void makeStream() {
        kinesis.createStream(create -> create.streamName(stream).shardCount(1));
    }

    @Test
    void recordsComeBackByteForByteInOrder() {
        PutRecordResponse first = put("a", BYTES);
        PutRecordResponse second = put("b", SdkBytes.fromUtf8String("✊"));

        List<Record> records = read(ShardIteratorType.TRIM_HORIZON).records();
        assertThat(records).extracting(Record::data).containsExactly(BYTES, SdkBytes.fromUtf8String("✊"));
        assertThat(records).extracting(Record::partitionKey).containsExactly("a", "b");
        assertThat(records)
                .extracting(Record::sequenceNumber)
                .containsExactly(first.sequenceNumber(), second.sequenceNumber())
                .isSorted();
        assertThat(records)
                .allSatisfy(record -> assertThat(Duration.between(record.approximateArrivalTimestamp(), Instant.now()))
                        .isBetween(Duration.ofSeconds(-1), Duration.ofMinutes(3)));
    }

    @Test
    void readingGoesOnWhereItEnded() {
        put("a", BYTES);
        put("b", BYTES);
        GetRecordsResponse one = kinesis.getRecords(get ->
                get.shardIterator(iterator(ShardIteratorType.TRIM_HORIZON)).limit(1));
        assertThat(one.records()).extracting(Record::partitionKey).containsExactly("a");

        GetRecordsResponse rest = kinesis.getRecords(get -> get.shardIterator(one.nextShardIterator()));
        assertThat(rest.records()).extracting(Record::partitionKey).containsExactly("b");
        assertThat(kinesis.getRecords(get -> get.shardIterator(rest.nextShardIterator()))
                        .records())
                .isEmpty();
        assertThat(read(ShardIteratorType.LATEST).records()).isEmpty();
    }

    @Test
    void streamIsFoundByItsArnToo() {
        kinesis.putRecord(put -> put.streamARN("arn:aws:kinesis:us-east-1:000000000000:stream/" + stream)
                .partitionKey("a")
                .data(BYTES));

        assertThat(read(ShardIteratorType.TRIM_HORIZON).records()).hasSize(1);
    }

    @Test
    void keysAreSpreadOverTheShards() {
        String wide = SharedAws.name("wide");
        kinesis.createStream(create -> create.streamName(wide).shardCount(3));
        List<PutRecordsRequestEntry> entries = IntStream.range(0, 100)
                .mapToObj(i -> PutRecordsRequestEntry.builder()
                        .partitionKey("key " + i)
                        .data(BYTES)
                        .build())
                .toList();

        PutRecordsResponse put =
                kinesis.putRecords(request -> request.streamName(wide).records(entries));

        assertThat(put.failedRecordCount()).isZero();
        Set<String> shards = new HashSet<>();
        put.records().stream().map(PutRecordsResultEntry::shardId).forEach(shards::add);
        assertThat(shards).containsExactlyInAnyOrder(FIRST_SHARD, "shardId-000000000001", "shardId-000000000002");
    }

    @Test
    void whatIsNotThereIsNotFound() {
        assertThatThrownBy(() -> kinesis.putRecord(
                        put -> put.streamName(stream + "x").partitionKey("a").data(BYTES)))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageContaining(stream + "x");
        assertThatThrownBy(() -> kinesis.getShardIterator(get -> get.streamName(stream)
                        .shardId("shardId-000000000001")
                        .shardIteratorType(ShardIteratorType.LATEST)))
                .isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() ->
                        kinesis.createStream(create -> create.streamName(stream).shardCount(1)))
                .isInstanceOf(ResourceInUseException.class);
    }

    @Test
    void requestsAgainstTheRulesAreRefused() {
        assertThatThrownBy(() -> put("", BYTES)).isInstanceOf(KinesisException.class);
        assertThatThrownBy(() -> put("k".repeat(257), BYTES)).isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> put("k", SdkBytes.fromByteArray(new byte[1024 * 1024])))
                .isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(() -> kinesis.getRecords(get -> get.shardIterator("x")))
                .isInstanceOf(InvalidArgumentException.class);
    }

    @Test
    void whatIsNotSupportedIsRefusedAndNotIgnored() {
        assertThatThrownBy(() -> kinesis.putRecord(put -> put.streamName(stream)
                        .partitionKey("a")
                        .explicitHashKey("1")
                        .data(BYTES)))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("aws-local does not support the member ExplicitHashKey");
        PutRecordsRequestEntry entry = PutRecordsRequestEntry.builder()
                .partitionKey("a")
                .explicitHashKey("1")
                .data(BYTES)
                .build();
        assertThatThrownBy(
                        () -> kinesis.putRecords(put -> put.streamName(stream).records(entry)))
                .hasMessageContaining("Records.1.ExplicitHashKey");
        assertThatThrownBy(() -> read(ShardIteratorType.AT_TIMESTAMP)).isInstanceOf(InvalidArgumentException.class);
        assertThatThrownBy(kinesis::listStreams)
                .isInstanceOfSatisfying(
                        KinesisException.class,
                        e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("UnknownOperationException"));
        assertThat(read(ShardIteratorType.TRIM_HORIZON).records()).isEmpty();
    }

    @Test
    void jsonIsSpokenAsWellAsItsBinaryForm() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(endpoint)
                .header("Content-Type", "application/x-amz-json-1.1")
                .header("X-Amz-Target", "Kinesis_20131202.PutRecord")
                .POST(BodyPublishers.ofString(
                        "{\"StreamName\":\"%s\",\"PartitionKey\":\"a\",\"Data\":\"ewD/Igo=\"}".formatted(stream)))
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).startsWith("{\"ShardId\":\"shardId-000000000000\",\"SequenceNumber\":\"496");
        assertThat(read(ShardIteratorType.TRIM_HORIZON).records())
                .extracting(Record::data)
                .containsExactly(BYTES);
    }

    private PutRecordResponse put(String key, SdkBytes data) {
        return kinesis.putRecord(put -> put.streamName(stream).partitionKey(key).data(data));
    }

    private GetRecordsResponse read(ShardIteratorType type) {
        String iterator = iterator(type);
        return kinesis.getRecords(get -> get.shardIterator(iterator));
    }

    private String iterator(ShardIteratorType type) {
        return kinesis.getShardIterator(
                        get -> get.streamName(stream).shardId(FIRST_SHARD).shardIteratorType(type))
                .shardIterator();
    }
}
