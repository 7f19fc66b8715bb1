package io.bulkdata.loader.aws;

import io.bulkdata.loader.BatchId;
import io.bulkdata.loader.BatchState;
import io.bulkdata.loader.KnownFile;
import io.bulkdata.loader.Member;
import io.bulkdata.redshift.sql.S3Uri;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** Members and known files in DynamoDB, to be looked at and to be deleted. */
final class DynamoFiles {

    private final DynamoDbClient client;
    private final String table;

    DynamoFiles(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
    }

    List<Member> members(BatchId id) {
        return under(Items.partition(id), "").stream()
                .flatMap(item -> Items.members(item).stream())
                .toList();
    }

    /** Of a batch whose own item is there already. */
    List<Member> members(Map<String, AttributeValue> batch) {
        List<Member> begun = Items.members(batch);
        return begun.size() == Items.batch(batch).files() ? begun : members(Items.batchId(batch));
    }

    /** The item of a batch that names a file. */
    Optional<Map<String, AttributeValue>> naming(Member member, BatchId id) {
        return under(Items.partition(id), "").stream()
                .filter(item -> Items.members(item).contains(member))
                .findFirst();
    }

    List<KnownFile> known(S3Uri file, String etag) {
        return under(Items.filePartition(file, etag), "").stream()
                .map(item -> new KnownFile(
                        item.get(BatchTable.SORT).s().substring(Items.TARGET_PREFIX.length()),
                        new BatchId(item.get(Items.BATCH_ID).s())))
                .toList();
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
            under(Items.partition(id), Items.MEMBERS_PREFIX).forEach(this::deleteItem);
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
