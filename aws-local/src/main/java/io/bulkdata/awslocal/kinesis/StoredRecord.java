package io.bulkdata.awslocal.kinesis;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bulkdata.awslocal.json.Fields;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import software.amazon.awssdk.core.SdkBytes;

/** A record as it was put, checked by the rules of docs.aws.amazon.com/kinesis/latest/APIReference/API_PutRecord.html. */
record StoredRecord(String partitionKey, SdkBytes data, Instant arrivedAt) {

    private static final int LONGEST_KEY = 256;
    private static final int MOST_BYTES = 1024 * 1024;
    private static final int KEY_BITS = 128;

    StoredRecord {
        if (partitionKey.length() > LONGEST_KEY) {
            throw KinesisService.invalid("PartitionKey is longer than " + LONGEST_KEY + " characters");
        }
        int bytes = data.asByteArrayUnsafe().length + partitionKey.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > MOST_BYTES) {
            throw KinesisService.invalid("Data and PartitionKey are larger than " + MOST_BYTES + " bytes: " + bytes);
        }
    }

    static StoredRecord read(Fields fields, Instant now) {
        return new StoredRecord(
                fields.requiredText("PartitionKey"), SdkBytes.fromByteArray(fields.requiredBytes("Data")), now);
    }

    /** The shard whose share of all MD5 sums has the key's. */
    int shard(int shards) {
        try {
            byte[] hash = MessageDigest.getInstance("MD5").digest(partitionKey.getBytes(StandardCharsets.UTF_8));
            return new BigInteger(1, hash)
                    .multiply(BigInteger.valueOf(shards))
                    .shiftRight(KEY_BITS)
                    .intValue();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has MD5", e);
        }
    }

    ObjectNode describe(String sequenceNumber) {
        ObjectNode answer = JsonNodeFactory.instance
                .objectNode()
                .put("PartitionKey", partitionKey)
                .put("SequenceNumber", sequenceNumber)
                .put("Data", data.asByteArray());
        answer.putPOJO("ApproximateArrivalTimestamp", arrivedAt);
        return answer;
    }
}
