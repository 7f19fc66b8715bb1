package io.bulkdata.awslocal.kinesis;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bulkdata.awslocal.json.ServiceFault;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A stream's shards, each with its records in the order in which they came. */
final class Stream {

    private static final String SHARD = "shardId-";
    private static final BigInteger FIRST_SEQUENCE_NUMBER =
            new BigInteger("49600000000000000000000000000000000000000000000000000000");

    private final List<List<StoredRecord>> shards;

    Stream(int shards) {
        this.shards = IntStream.range(0, shards)
                .mapToObj(i -> new ArrayList<StoredRecord>())
                .<List<StoredRecord>>map(list -> list)
                .toList();
    }

    /** Where the record was put. */
    ObjectNode put(StoredRecord record) {
        int shard = record.shard(shards.size());
        shards.get(shard).add(record);
        return JsonNodeFactory.instance
                .objectNode()
                .put("ShardId", SHARD + "%012d".formatted(shard))
                .put("SequenceNumber", sequenceNumber(shards.get(shard).size() - 1));
    }

    /** The shard's number. */
    int shard(String id) {
        for (int i = 0; i < shards.size(); i++) {
            if (id.equals(SHARD + "%012d".formatted(i))) {
                return i;
            }
        }
        throw new ServiceFault("ResourceNotFoundException", "Could not find shard " + id);
    }

    int size(int shard) {
        return shards.get(shard).size();
    }

    StoredRecord record(int shard, int index) {
        return shards.get(shard).get(index);
    }

    static String sequenceNumber(int index) {
        return FIRST_SEQUENCE_NUMBER.add(BigInteger.valueOf(index)).toString();
    }
}
