package io.bulkdata.loader.aws;

import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.UpdateTimeToLiveRequest;

/** The shape of the one DynamoDB table: what creates it anywhere but on AWS, and what Terraform mirrors. */
public final class BatchTable {

    static final String PARTITION = "pk";
    static final String SORT = "sk";
    static final String DUE_INDEX = "due";
    static final String DUE = "due";
    static final String DUE_AT = "due_at";
    static final String STATE_INDEX = "state";

    /** The attribute by which DynamoDB deletes what is over: seconds since 1970. */
    static final String EXPIRES = "ttl";

    private BatchTable() {}

    /**
     * The request that creates the table, on demand, with its two indexes, which have the keys of batches only: those to be
     * looked at by due time, and all by state and time.
     */
    public static CreateTableRequest definition(String tableName) {
        return CreateTableRequest.builder()
                .tableName(tableName)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(
                        text(PARTITION), text(SORT), text(DUE), text(DUE_AT), text(Items.STATE), text(Items.OPENED))
                .keySchema(key(PARTITION, KeyType.HASH), key(SORT, KeyType.RANGE))
                .globalSecondaryIndexes(index(DUE_INDEX, DUE, DUE_AT), index(STATE_INDEX, Items.STATE, Items.OPENED))
                .build();
    }

    /** The request that has DynamoDB delete what is over; a table is created without it. */
    public static UpdateTimeToLiveRequest expiry(String tableName) {
        return UpdateTimeToLiveRequest.builder()
                .tableName(tableName)
                .timeToLiveSpecification(ttl -> ttl.attributeName(EXPIRES).enabled(true))
                .build();
    }

    private static GlobalSecondaryIndex index(String name, String partition, String sort) {
        return GlobalSecondaryIndex.builder()
                .indexName(name)
                .keySchema(key(partition, KeyType.HASH), key(sort, KeyType.RANGE))
                .projection(projection -> projection.projectionType(ProjectionType.KEYS_ONLY))
                .build();
    }

    private static AttributeDefinition text(String name) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(ScalarAttributeType.S)
                .build();
    }

    private static KeySchemaElement key(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }
}
