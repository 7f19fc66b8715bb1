package io.bulkdata.loader.aws;

import io.bulkdata.loader.Batch;
import io.bulkdata.loader.BatchId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** Batch items in DynamoDB: read consistently, changed on a condition. */
final class DynamoBatches {

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

    /** Changes a batch if the condition holds; returns the item as it is then, or nothing. */
    Optional<Map<String, AttributeValue>> change(BatchId id, Change change) {
        try {
            return Optional.of(client.updateItem(UpdateItemRequest.builder()
                            .tableName(table)
                            .key(Items.batchKey(id))
                            .updateExpression(change.update())
                            .conditionExpression(change.condition())
                            .expressionAttributeNames(names(change.names().toArray(String[]::new)))
                            // DynamoDB refuses an empty map.
                            .expressionAttributeValues(change.values().isEmpty() ? null : change.values())
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
    }
}
