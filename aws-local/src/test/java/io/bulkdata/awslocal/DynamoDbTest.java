package io.bulkdata.awslocal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

@ExtendWith(SharedAws.class)
final class DynamoDbTest {

    private final DynamoDbClient dynamoDb;
    private final String table = SharedAws.name("table");

    DynamoDbTest(AwsLocal aws) {
        this.dynamoDb = aws.dynamoDb();
    }

    @BeforeEach
    void makeTable() {
        dynamoDb.createTable(create -> create.tableName(table)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(text("pk"), text("sk"))
                .keySchema(key("pk", KeyType.HASH), key("sk", KeyType.RANGE)));
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

    @Test
    void conditionGuardsAWrite() {
        dynamoDb.putItem(put -> put.tableName(table).item(item("a", "1", "OPEN")));

        assertThatThrownBy(() -> dynamoDb.putItem(put -> put.tableName(table)
                        .item(item("a", "1", "CLOSED"))
                        .conditionExpression("attribute_not_exists(pk)")))
                .isInstanceOf(ConditionalCheckFailedException.class);
        assertThat(state("a", "1")).isEqualTo("OPEN");
    }

    @Test
    void transactionWritesAllOrNothing() {
        dynamoDb.putItem(put -> put.tableName(table).item(item("a", "1", "OPEN")));

        TransactWriteItem first =
                TransactWriteItem.builder().put(put("b", "1").build()).build();
        TransactWriteItem second = TransactWriteItem.builder()
                .put(put("a", "1")
                        .conditionExpression("attribute_not_exists(pk)")
                        .build())
                .build();

        assertThatThrownBy(() -> dynamoDb.transactWriteItems(write -> write.transactItems(first, second)))
                .isInstanceOfSatisfying(
                        TransactionCanceledException.class,
                        e -> assertThat(e.cancellationReasons())
                                .extracting(reason -> reason.code())
                                .containsExactly("None", "ConditionalCheckFailed"));
        assertThat(state("b", "1")).isNull();
    }

    @Test
    void queryReadsOneCollectionInOrder() {
        for (String sortKey : new String[] {"3", "1", "2"}) {
            dynamoDb.putItem(put -> put.tableName(table).item(item("a", sortKey, "OPEN")));
        }
        dynamoDb.putItem(put -> put.tableName(table).item(item("b", "0", "OPEN")));

        assertThat(dynamoDb.query(query -> query.tableName(table)
                                .consistentRead(true)
                                .keyConditionExpression("pk = :pk")
                                .expressionAttributeValues(Map.of(":pk", AttributeValue.fromS("a"))))
                        .items())
                .extracting(item -> item.get("sk").s())
                .containsExactly("1", "2", "3");
    }

    private Put.Builder put(String partition, String sort) {
        return Put.builder().tableName(table).item(item(partition, sort, "NEW"));
    }

    private static Map<String, AttributeValue> item(String partition, String sort, String state) {
        return Map.of(
                "pk", AttributeValue.fromS(partition),
                "sk", AttributeValue.fromS(sort),
                "state", AttributeValue.fromS(state));
    }

    private String state(String partition, String sort) {
        Map<String, AttributeValue> item = dynamoDb.getItem(get -> get.tableName(table)
                        .consistentRead(true)
                        .key(Map.of("pk", AttributeValue.fromS(partition), "sk", AttributeValue.fromS(sort))))
                .item();
        return item.containsKey("state") ? item.get("state").s() : null;
    }
}
