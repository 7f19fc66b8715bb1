package io.bulkdata.loader.aws;

import io.bulkdata.loader.BatchId;
import io.bulkdata.loader.BatchState;
import io.bulkdata.loader.KnownFile;
import io.bulkdata.loader.Member;
import io.bulkdata.redshift.sql.S3Uri;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** Members and known files in DynamoDB, to be looked at and to be deleted. */
final class DynamoFiles {

    /** The most keys of one <a href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchGetItem.html">BatchGetItem</a>. */
    private static final int MOST_KEYS = 100;

    private final DynamoDbClient client;
    private final String table;

    DynamoFiles(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
    }

    List<Member> members(BatchId id) {
        return under(Items.partition(id), Items.MEMBER_PREFIX).stream()
                .map(Items::member)
                .toList();
    }

    List<KnownFile> known(S3Uri file, String etag) {
        return under(Items.filePartition(file, etag), "").stream()
                .map(item -> new KnownFile(
                        item.get(BatchTable.SORT).s().substring(Items.TARGET_PREFIX.length()),
                        new BatchId(item.get(Items.BATCH_ID).s())))
                .toList();
    }

    /** The items of these keys as they are now; those that do not exist are left out. */
    List<Map<String, AttributeValue>> get(List<Map<String, AttributeValue>> keys) {
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

    /** First the batch, then its members: what dies in between leaves members that nobody can load, and deleting again removes them. */
    boolean deleteBatch(BatchId id) {
        boolean atEnd = delete(
                Items.batchKey(id),
                "attribute_not_exists(#state) OR #state IN (:loaded, :superseded, :quarantined)",
                DynamoBatches.names(Items.STATE),
                Map.of(
                        ":loaded", Items.text(BatchState.LOADED.name()),
                        ":superseded", Items.text(BatchState.SUPERSEDED.name()),
                        ":quarantined", Items.text(BatchState.QUARANTINED.name())));
        if (atEnd) {
            under(Items.partition(id), Items.MEMBER_PREFIX).forEach(this::deleteItem);
        }
        return atEnd;
    }

    boolean forget(S3Uri file, String etag, KnownFile known) {
        return delete(
                Items.fileKey(file, etag, known.target()),
                "#batch_id = :batch",
                DynamoBatches.names(Items.BATCH_ID),
                Map.of(":batch", Items.text(known.batch().value())));
    }

    private List<Map<String, AttributeValue>> under(AttributeValue partition, String sortPrefix) {
        String all = "#pk = :partition";
        boolean some = !sortPrefix.isEmpty();
        QueryRequest.Builder request = QueryRequest.builder()
                .tableName(table)
                .consistentRead(true)
                .keyConditionExpression(some ? all + " AND begins_with(#sk, :prefix)" : all)
                .expressionAttributeNames(
                        some
                                ? DynamoBatches.names(BatchTable.PARTITION, BatchTable.SORT)
                                : DynamoBatches.names(BatchTable.PARTITION))
                .expressionAttributeValues(
                        some
                                ? Map.of(":partition", partition, ":prefix", Items.text(sortPrefix))
                                : Map.of(":partition", partition));
        return client.queryPaginator(request.build()).items().stream().toList();
    }

    private void deleteItem(Map<String, AttributeValue> item) {
        client.deleteItem(request -> request.tableName(table).key(Items.keyOf(item)));
    }

    private boolean delete(
            Map<String, AttributeValue> key,
            String condition,
            Map<String, String> names,
            Map<String, AttributeValue> values) {
        try {
            client.deleteItem(DeleteItemRequest.builder()
                    .tableName(table)
                    .key(key)
                    .conditionExpression(condition)
                    .expressionAttributeNames(names)
                    .expressionAttributeValues(values)
                    .build());
            return true;
        } catch (ConditionalCheckFailedException e) {
            return false;
        }
    }
}
