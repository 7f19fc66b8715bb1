package io.bulkdata.bench.loader;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/**
 * The incumbent's three tables: what is configured for a prefix, the batches, and the files it knows.
 *
 * @param name what the tables' names begin with
 */
record IncumbentTables(String name) {

    static final String PREFIX = "s3Prefix";
    static final String BATCH = "batchId";
    static final String FILE = "loadFile";

    private static final String STATUS = "status";
    private static final String UPDATED = "lastUpdate";

    String configurations() {
        return name + "-configurations";
    }

    String batches() {
        return name + "-batches";
    }

    String files() {
        return name + "-files";
    }

    /** On demand, which is kinder than the few capacity units that the incumbent gives them. */
    void create(DynamoDbClient client, IncumbentConfiguration configuration) {
        client.createTable(table(configurations(), PREFIX).build());
        client.createTable(table(files(), FILE).build());
        client.createTable(table(batches(), BATCH)
                .attributeDefinitions(text(BATCH), text(PREFIX), text(STATUS), number(UPDATED))
                .keySchema(key(BATCH, KeyType.HASH), key(PREFIX, KeyType.RANGE))
                .globalSecondaryIndexes(byStatus())
                .build());
        client.putItem(request -> request.tableName(configurations()).item(item(configuration)));
    }

    static IncumbentConfiguration configuration(Map<String, AttributeValue> item) {
        return new IncumbentConfiguration(
                item.get(PREFIX).s(),
                item.get("currentBatch").s(),
                Integer.parseInt(item.get("batchSize").n()),
                item.get("targetTable").s(),
                item.get("columnList").s(),
                item.get("manifestBucket").s(),
                item.get("successTopicARN").s());
    }

    private static Map<String, AttributeValue> item(IncumbentConfiguration configuration) {
        return Map.of(
                PREFIX,
                AttributeValue.fromS(configuration.prefix()),
                "currentBatch",
                AttributeValue.fromS(UUID.randomUUID().toString()),
                "batchSize",
                AttributeValue.fromN(Integer.toString(configuration.batchSize())),
                "targetTable",
                AttributeValue.fromS(configuration.table()),
                "columnList",
                AttributeValue.fromS(configuration.columns()),
                "manifestBucket",
                AttributeValue.fromS(configuration.manifestBucket()),
                "successTopicARN",
                AttributeValue.fromS(configuration.topic()));
    }

    private static CreateTableRequest.Builder table(String table, String key) {
        return CreateTableRequest.builder()
                .tableName(table)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(text(key))
                .keySchema(key(key, KeyType.HASH));
    }

    private static GlobalSecondaryIndex byStatus() {
        return GlobalSecondaryIndex.builder()
                .indexName("byStatus")
                .keySchema(List.of(key(STATUS, KeyType.HASH), key(UPDATED, KeyType.RANGE)))
                .projection(projection -> projection.projectionType(ProjectionType.ALL))
                .build();
    }

    private static AttributeDefinition text(String name) {
        return attribute(name, ScalarAttributeType.S);
    }

    private static AttributeDefinition number(String name) {
        return attribute(name, ScalarAttributeType.N);
    }

    private static AttributeDefinition attribute(String name, ScalarAttributeType type) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(type)
                .build();
    }

    private static KeySchemaElement key(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }
}
