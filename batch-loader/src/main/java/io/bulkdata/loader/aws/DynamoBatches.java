package io.bulkdata.loader.aws;

import io.bulkdata.loader.Batch;
import io.bulkdata.loader.BatchId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** Batch items in DynamoDB: read consistently, changed on a condition. */
final class DynamoBatches {

    /** The most keys of one <a href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchGetItem.html">BatchGetItem</a>. */
    private static final int MOST_KEYS = 100;

    private final DynamoDbClient client;
    private final String table;

    DynamoBatches(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
    }

    Optional<Batch> find(BatchId id) {
        return item(Items.batchKey(id)).map(Items::batch);
    }

    Optional<Map<String, AttributeValue>> item(Map<String, AttributeValue> key) {
        Map<String, AttributeValue> item = client.getItem(
                        request -> request.tableName(table).key(key).consistentRead(true))
                .item();
        return item.isEmpty() ? Optional.empty() : Optional.of(item);
    }

    /** The items of these keys as they are now, in any order; those that do not exist are left out. */
    List<Map<String, AttributeValue>> items(List<Map<String, AttributeValue>> keys) {
        if (keys.size() == 1) {
            return item(keys.get(0)).stream().toList();
        }
        List<Map<String, AttributeValue>> items = new ArrayList<>();
        for (int first = 0; first < keys.size(); first += MOST_KEYS) {
            KeysAndAttributes some = KeysAndAttributes.builder()
                    .keys(keys.subList(first, Math.min(first + MOST_KEYS, keys.size())))
                    .consistentRead(true)
                    .build();
            client.batchGetItemPaginator(request -> request.requestItems(Map.of(table, some)))
                    .forEach(page -> items.addAll(page.responses().getOrDefault(table, List.of())));
        }
        return items;
    }

    /** Changes all of the batches if all conditions hold, and none otherwise; returns whether it has. */
    boolean changeAll(Map<BatchId, Change> changes) {
        List<TransactWriteItem> writes = changes.entrySet().stream()
                .map(one -> write(one.getKey(), one.getValue()))
                .toList();
        try {
            client.transactWriteItems(request -> request.transactItems(writes));
            return true;
        } catch (TransactionCanceledException e) {
            return false;
        }
    }

    private TransactWriteItem write(BatchId id, Change change) {
        return TransactWriteItem.builder()
                .update(update -> update.tableName(table)
                        .key(Items.batchKey(id))
                        .updateExpression(change.update())
                        .conditionExpression(change.condition())
                        .expressionAttributeNames(change.attributes())
                        .expressionAttributeValues(change.valuesOrNone()))
                .build();
    }

    /** Changes a batch if the condition holds; returns the item as it is then, or nothing. */
    Optional<Map<String, AttributeValue>> change(BatchId id, Change change) {
        try {
            return Optional.of(client.updateItem(UpdateItemRequest.builder()
                            .tableName(table)
                            .key(Items.batchKey(id))
                            .updateExpression(change.update())
                            .conditionExpression(change.condition())
                            .expressionAttributeNames(change.attributes())
                            .expressionAttributeValues(change.valuesOrNone())
                            .returnValues("ALL_NEW")
                            .build())
                    .attributes());
        } catch (ConditionalCheckFailedException e) {
            return Optional.empty();
        }
    }

    /** Every name is written with a {@code #}, as many are words of DynamoDB's own. */
    static Map<String, String> names(String... names) {
        return Stream.of(names).collect(Collectors.toMap(name -> "#" + name, name -> name));
    }

    /** A change on a condition; {@code names} are the attributes that the two expressions name with a {@code #}. */
    record Change(String update, String condition, Map<String, AttributeValue> values, List<String> names) {
        Change {
            values = Map.copyOf(values);
            names = List.copyOf(names);
        }

        private Map<String, String> attributes() {
            return DynamoBatches.names(names.toArray(String[]::new));
        }

        /** DynamoDB refuses an empty map. */
        private Map<String, AttributeValue> valuesOrNone() {
            return values.isEmpty() ? null : values;
        }
    }
}
