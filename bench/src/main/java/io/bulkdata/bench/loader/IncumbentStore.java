package io.bulkdata.bench.loader;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/** The requests that the incumbent makes of DynamoDB, one method each. */
final class IncumbentStore {

    private static final String OPEN = "open";

    private final DynamoDbClient client;
    private final IncumbentTables tables;

    IncumbentStore(DynamoDbClient client, IncumbentTables tables) {
        this.client = client;
        this.tables = tables;
    }

    /** Of the longest prefix that has one: a consistent read for each folder, from the file's own upwards. */
    IncumbentConfiguration configuration(StoredFile file) {
        String prefix = parent(file.address());
        while (true) {
            Map<String, AttributeValue> key = Map.of(IncumbentTables.PREFIX, text(prefix));
            Map<String, AttributeValue> item = client.getItem(request ->
                            request.tableName(tables.configurations()).key(key).consistentRead(true))
                    .item();
            if (!item.isEmpty()) {
                return IncumbentTables.configuration(item);
            }
            prefix = parent(prefix);
        }
    }

    private static String parent(String path) {
        int end = path.lastIndexOf('/');
        if (end < 0) {
            throw new IllegalStateException("No configuration is above " + path);
        }
        return path.substring(0, end);
    }

    /** Counts that the file was told of; false when it is in a batch already. */
    boolean received(String file) {
        return !client.updateItem(request -> request.tableName(tables.files())
                        .key(Map.of(IncumbentTables.FILE, text(file)))
                        .updateExpression("SET receiveDateTime = :now ADD timesReceived :one")
                        .expressionAttributeValues(
                                Map.of(":now", text(Instant.now().toString()), ":one", AttributeValue.fromN("1")))
                        .returnValues(ReturnValue.ALL_NEW))
                .attributes()
                .containsKey(IncumbentTables.BATCH);
    }

    /** Adds to the sets of the batch, unless it is locked. */
    void add(IncumbentConfiguration configuration, StoredFile file) {
        AttributeValue now = now();
        client.updateItem(request -> request.tableName(tables.batches())
                .key(key(configuration))
                .updateExpression(
                        "ADD entries :entry, writeDates :date, #size :size SET #status = :open, lastUpdate = :now")
                .conditionExpression("#status = :open OR attribute_not_exists(#status)")
                .expressionAttributeNames(Map.of("#status", "status", "#size", "size"))
                .expressionAttributeValues(Map.of(
                        ":entry", AttributeValue.fromSs(List.of(file.address())),
                        ":date", AttributeValue.fromNs(List.of(now.n())),
                        ":size", AttributeValue.fromN(Long.toString(file.bytes())),
                        ":open", text(OPEN),
                        ":now", now)));
    }

    /** Writes down which batch the file is in. */
    void link(String file, String batch) {
        client.updateItem(request -> request.tableName(tables.files())
                .key(Map.of(IncumbentTables.FILE, text(file)))
                .updateExpression("SET batchId = :batch")
                .expressionAttributeValues(Map.of(":batch", text(batch))));
    }

    /** How many files the batch has; a consistent read of all of them. */
    int size(IncumbentConfiguration configuration) {
        return client.getItem(request -> request.tableName(tables.batches())
                        .key(key(configuration))
                        .consistentRead(true))
                .item()
                .get("entries")
                .ss()
                .size();
    }

    /** Locks an open batch and returns its files. */
    List<String> lock(IncumbentConfiguration configuration) {
        UpdateItemResponse locked = client.updateItem(request -> request.tableName(tables.batches())
                .key(key(configuration))
                .updateExpression("SET #status = :locked, lastUpdate = :now")
                .conditionExpression("#status = :open")
                .expressionAttributeNames(Map.of("#status", "status"))
                .expressionAttributeValues(Map.of(":locked", text("locked"), ":open", text(OPEN), ":now", now()))
                .returnValues(ReturnValue.ALL_NEW));
        return locked.attributes().get("entries").ss();
    }

    /** Has the next files go into a new batch. */
    void rotate(IncumbentConfiguration configuration) {
        client.updateItem(request -> request.tableName(tables.configurations())
                .key(Map.of(IncumbentTables.PREFIX, text(configuration.prefix())))
                .updateExpression("SET currentBatch = :batch, lastBatchRotation = :now")
                .expressionAttributeValues(Map.of(
                        ":batch", text(UUID.randomUUID().toString()),
                        ":now", text(Instant.now().toString()))));
    }

    /** Writes one attribute of the batch, and when. */
    void set(IncumbentConfiguration configuration, String name, String value) {
        client.updateItem(request -> request.tableName(tables.batches())
                .key(key(configuration))
                .updateExpression("SET #name = :value, lastUpdate = :now")
                .expressionAttributeNames(Map.of("#name", name))
                .expressionAttributeValues(Map.of(":value", text(value), ":now", now())));
    }

    private static Map<String, AttributeValue> key(IncumbentConfiguration configuration) {
        return Map.of(
                IncumbentTables.BATCH, text(configuration.currentBatch()),
                IncumbentTables.PREFIX, text(configuration.prefix()));
    }

    private static AttributeValue now() {
        return AttributeValue.fromN(Long.toString(System.currentTimeMillis()));
    }

    private static AttributeValue text(String value) {
        return AttributeValue.fromS(value);
    }
}
