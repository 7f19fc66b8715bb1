package io.bulkdata.awslocal.kinesis;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bulkdata.awslocal.json.Fields;
import io.bulkdata.awslocal.json.JsonServer;
import io.bulkdata.awslocal.json.JsonService;
import io.bulkdata.awslocal.json.ServiceFault;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What Kinesis can be asked for. Each action first reads all its members, then refuses those nobody read, then acts. */
public final class KinesisService implements JsonService {

    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_.-]{1,128}");
    private static final int MOST_SHARDS = 100;
    private static final int MOST_RECORDS_PUT = 500;
    private static final int MOST_RECORDS_READ = 10_000;

    private final Clock clock = Clock.systemUTC();
    private final String arnPrefix;
    private final Map<String, Stream> streams = new TreeMap<>();

    public KinesisService(String region, String account) {
        arnPrefix = "arn:aws:kinesis:" + region + ":" + account + ":stream/";
    }

    @Override
    public String target() {
        return "Kinesis_20131202";
    }

    @Override
    public String invalidInput() {
        return "InvalidArgumentException";
    }

    @Override
    public synchronized ObjectNode perform(String action, Fields fields) {
        return switch (action) {
            case "CreateStream" -> createStream(fields);
            case "PutRecord" -> putRecord(fields);
            case "PutRecords" -> putRecords(fields);
            case "GetShardIterator" -> getShardIterator(fields);
            case "GetRecords" -> getRecords(fields);
            default -> throw JsonServer.unknown(action);
        };
    }

    /** The stream is ready at once. */
    private ObjectNode createStream(Fields fields) {
        String name = fields.requiredText("StreamName");
        long shards = fields.number("ShardCount").orElseThrow(() -> invalid("ShardCount is missing"));
        fields.refuseUnread();
        if (!NAME.matcher(name).matches() || shards < 1 || shards > MOST_SHARDS) {
            throw invalid("StreamName or ShardCount: " + name + ", " + shards);
        }
        if (streams.putIfAbsent(name, new Stream((int) shards)) != null) {
            throw new ServiceFault("ResourceInUseException", "Stream " + name + " already exists.");
        }
        return JsonNodeFactory.instance.objectNode();
    }

    private ObjectNode putRecord(Fields fields) {
        String stream = stream(fields);
        StoredRecord record = StoredRecord.read(fields, clock.instant());
        fields.refuseUnread();
        return streams.get(stream).put(record);
    }

    private ObjectNode putRecords(Fields fields) {
        String stream = stream(fields);
        List<StoredRecord> records = fields.list("Records").stream()
                .map(entry -> StoredRecord.read(entry, clock.instant()))
                .toList();
        fields.refuseUnread();
        if (records.isEmpty() || records.size() > MOST_RECORDS_PUT) {
            throw invalid("Records has 1 to " + MOST_RECORDS_PUT + " entries, not " + records.size());
        }
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("FailedRecordCount", 0);
        ArrayNode places = answer.putArray("Records");
        records.forEach(record -> places.add(streams.get(stream).put(record)));
        return answer;
    }

    private ObjectNode getShardIterator(Fields fields) {
        String stream = stream(fields);
        String shardId = fields.requiredText("ShardId");
        String type = fields.requiredText("ShardIteratorType");
        fields.refuseUnread();
        int shard = streams.get(stream).shard(shardId);
        int index = switch (type) {
            case "TRIM_HORIZON" -> 0;
            case "LATEST" -> streams.get(stream).size(shard);
            default -> throw invalid("aws-local does not support ShardIteratorType " + type);
        };
        return JsonNodeFactory.instance
                .objectNode()
                .put("ShardIterator", new ShardIterator(stream, shard, index).toString());
    }

    private ObjectNode getRecords(Fields fields) {
        ShardIterator from = ShardIterator.parse(fields.requiredText("ShardIterator"));
        long limit = fields.number("Limit").orElse((long) MOST_RECORDS_READ);
        fields.refuseUnread();
        if (limit < 1 || limit > MOST_RECORDS_READ) {
            throw invalid("Limit is 1 to " + MOST_RECORDS_READ + ", not " + limit);
        }
        Stream stream = existing(from.stream());
        int end = (int) Math.min(stream.size(from.shard()), from.index() + limit);
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode records = answer.putArray("Records");
        for (int i = from.index(); i < end; i++) {
            records.add(stream.record(from.shard(), i).describe(Stream.sequenceNumber(i)));
        }
        return answer.put(
                        "NextShardIterator",
                        from.at(Math.max(from.index(), end)).toString())
                .put("MillisBehindLatest", 0);
    }

    /** The name of a stream that is there, told by name or ARN. */
    private String stream(Fields fields) {
        Optional<String> arn = fields.text("StreamARN");
        String name = fields.text("StreamName")
                .or(() ->
                        arn.filter(text -> text.startsWith(arnPrefix)).map(text -> text.substring(arnPrefix.length())))
                .orElseThrow(() -> arn.map(this::notFound).orElseGet(() -> invalid("StreamName is missing")));
        Stream unused = existing(name);
        return name;
    }

    private Stream existing(String name) {
        return Optional.ofNullable(streams.get(name)).orElseThrow(() -> notFound(name));
    }

    private ServiceFault notFound(String stream) {
        return new ServiceFault("ResourceNotFoundException", "Stream " + stream + " not found.");
    }

    static ServiceFault invalid(String message) {
        return new ServiceFault("InvalidArgumentException", message);
    }
}
