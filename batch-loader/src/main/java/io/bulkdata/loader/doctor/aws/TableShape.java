package io.bulkdata.loader.doctor.aws;

import io.bulkdata.loader.aws.BatchTable;
import io.bulkdata.loader.doctor.Ailment;
import io.bulkdata.loader.doctor.Check.Examination;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveDescription;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;

/** Whether the table of batches is there, with its keys, its indexes and its time to live. */
public final class TableShape implements Examination {

    private static final String TERRAFORM =
            "Create it as the Terraform module does; its shape never changes afterwards";

    private final DynamoDbClient client;
    private final String table;

    public TableShape(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
    }

    @Override
    public String examine() {
        Map<String, List<KeySchemaElement>> wanted = keys(BatchTable.definition(table));
        Map<String, List<KeySchemaElement>> there = keys(described());
        wanted.forEach((name, keys) -> {
            if (!keys.equals(there.get(name))) {
                throw new Ailment(
                        "The " + name + " of the table " + table + " is "
                                + (there.containsKey(name) ? "another" : "not there"),
                        TERRAFORM);
            }
        });
        TimeToLiveDescription expiry = expiry();
        String attribute = BatchTable.expiry(table).timeToLiveSpecification().attributeName();
        if (expiry.timeToLiveStatus() != TimeToLiveStatus.ENABLED || !attribute.equals(expiry.attributeName())) {
            throw new Ailment(
                    "The table " + table + " never forgets: it has no time to live by " + attribute,
                    "Enable its time to live by the attribute " + attribute);
        }
        return table + " has its keys, its indexes and its time to live";
    }

    private TableDescription described() {
        try {
            return client.describeTable(request -> request.tableName(table)).table();
        } catch (SdkException e) {
            throw AwsAilments.of("describe the table " + table, e);
        }
    }

    private TimeToLiveDescription expiry() {
        try {
            return client.describeTimeToLive(request -> request.tableName(table))
                    .timeToLiveDescription();
        } catch (SdkException e) {
            throw AwsAilments.of("read the time to live of the table " + table, e);
        }
    }

    private static Map<String, List<KeySchemaElement>> keys(CreateTableRequest request) {
        Map<String, List<KeySchemaElement>> keys = new TreeMap<>(Map.of("key", request.keySchema()));
        request.globalSecondaryIndexes().forEach(index -> keys.put("index " + index.indexName(), index.keySchema()));
        return keys;
    }

    private static Map<String, List<KeySchemaElement>> keys(TableDescription description) {
        Map<String, List<KeySchemaElement>> keys = new TreeMap<>(Map.of("key", description.keySchema()));
        description
                .globalSecondaryIndexes()
                .forEach(index -> keys.put("index " + index.indexName(), index.keySchema()));
        return keys;
    }
}
