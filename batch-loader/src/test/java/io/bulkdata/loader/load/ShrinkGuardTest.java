package io.bulkdata.loader.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulkdata.core.failure.FailureClass;
import io.bulkdata.core.message.Notice;
import io.bulkdata.loader.TestAws;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A full export with far fewer rows than its table, and files of a batch that are too old. */
class ShrinkGuardTest {

    private final Pipeline pipeline = new Pipeline();

    @Test
    void aTableThatWouldLoseMostOfItsRowsIsLeftAsItIs() {
        pipeline.land("full", "20261119010000", rows(1000));
        pipeline.successes();

        pipeline.land("full", "20261120010000", rows(499));

        assertThat(pipeline.rows("id")).hasSize(1000);
        assertThat(pipeline.failures()).singleElement().satisfies(notice -> {
            assertThat(notice.error().failureClass()).isEqualTo(FailureClass.DATA);
            assertThat(notice.error().message()).contains("it has 1000 rows and would have 499");
            assertThat(notice.next()).endsWith("bulkdata accept " + notice.batchId());
        });
    }

    @Test
    void whatAPersonHasAcceptedIsLoaded() {
        pipeline.land("full", "20261119010000", rows(1000));
        pipeline.announce(pipeline.put("full", "20261120010000", rows(1)));
        accept();
        pipeline.load();

        assertThat(pipeline.rows("id")).hasSize(1);
        assertThat(pipeline.failures()).isEmpty();
    }

    @Test
    void halfTheRowsMayGoAndSmallTablesMayShrinkAsTheyLike() {
        pipeline.land("full", "20261119010000", rows(1000));
        pipeline.land("full", "20261120010000", rows(500));
        pipeline.land("full", "20261121010000", rows(1));

        assertThat(pipeline.rows("id")).hasSize(1);
        assertThat(pipeline.failures()).isEmpty();
    }

    @Test
    void filesThatAreTooOldAreNamedWhenTheRestOfTheirBatchIsLoaded() {
        Pipeline two = new Pipeline(2);
        two.land("full", "20261120010000", rows(1));
        two.successes();
        two.announce(
                two.put("incremental", "20261119010000", "id\n7\n"),
                two.put("incremental", "20261120010100", "id\n8\n"));
        two.load();

        assertThat(two.successes()).singleElement().satisfies(notice -> {
            assertThat(notice.status()).isEqualTo(Notice.Status.LOADED);
            assertThat(notice.next()).endsWith("petitions_20261119010000.csv");
        });
    }

    /** As the command does: a mark on the item of every batch that waits. */
    private void accept() {
        TestAws.local().dynamoDb().scan(request -> request.tableName(pipeline.table)).items().stream()
                .filter(item ->
                        item.containsKey("state") && item.get("state").s().equals("CLOSED"))
                .forEach(item -> TestAws.local()
                        .dynamoDb()
                        .updateItem(request -> request.tableName(pipeline.table)
                                .key(Map.of("pk", item.get("pk"), "sk", item.get("sk")))
                                .updateExpression("SET accepted = :yes")
                                .expressionAttributeValues(Map.of(":yes", AttributeValue.fromBool(true)))));
    }

    private static String rows(int number) {
        return IntStream.rangeClosed(1, number)
                .mapToObj(String::valueOf)
                .collect(Collectors.joining("\n", "id\n", "\n"));
    }
}
