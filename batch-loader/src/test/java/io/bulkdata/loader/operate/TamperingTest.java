package io.bulkdata.loader.operate;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulkdata.loader.BatchId;
import io.bulkdata.loader.BatchState;
import io.bulkdata.loader.TestAws;
import io.bulkdata.loader.load.Pipeline;
import io.bulkdata.loader.load.TestWarehouse;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Somebody changes the bucket, the batches or the ledger by hand, each on its own: the sum names it. */
class TamperingTest {

    private static final ExportScope ALL = new ExportScope(null, null, null);

    private final Operated operated = new Operated(new Pipeline());
    private final Pipeline pipeline = operated.pipeline;

    @Test
    void ofLoadsAndNoticesTheRowsAreSummedApart() {
        load();
        pipeline.land("incremental", "20261120010100", "id,title\n3,c\n4,d\n5,e\n");

        assertThat(run().tables()).singleElement().satisfies(sum -> {
            assertThat(sum.rows()).isEqualTo(5);
            assertThat(sum.rowsTold()).isEqualTo(5);
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            rows | 7 | its notice told of 2 rows, and the ledger has 7
            files | 2 | it has 1 files, and the ledger has 2
            files | 0 | it has 1 files, and the ledger has 0
            bytes | 99 | it has 17 bytes, and the ledger has 99
            """)
    void aLineOfTheLedgerThatWasChangedIsNamed(String column, int value, String problem) {
        BatchId id = load();

        ledger("UPDATE bulkdata.load_ledger SET \"" + column + "\" = " + value + " WHERE load_id = '" + id + "'");

        assertThatOnlyThisIsWrong(id, problem);
    }

    @Test
    void aLineOfTheLedgerThatIsGoneIsNamed() {
        BatchId id = load();

        ledger("DELETE FROM bulkdata.load_ledger WHERE load_id = '" + id + "'");

        assertThatOnlyThisIsWrong(id, "its batch is LOADED and not in the ledger");
    }

    @Test
    void aLineOfTheLedgerThatNoBatchKnowsIsNamed() {
        load();

        ledger("INSERT INTO bulkdata.load_ledger VALUES ('20261120T010000-000000000000', '" + pipeline.schema
                + ".petitions', 'add', '2026-11-20 01:02:00', 's3://l/m', 1, 1, 12, 'f', 'v',"
                + " '2026-11-20 01:02:00', '2026-11-20 01:02:01')");

        assertThatOnlyThisIsWrong(
                new BatchId("20261120T010000-000000000000"), "the ledger has its 12 rows, and there is no such batch");
        ledger("DELETE FROM bulkdata.load_ledger WHERE table_name = '" + pipeline.schema + ".petitions' AND files = 1"
                + " AND bytes = 1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            files | 2 | it has 2 files, and the ledger has 1
            bytes | 99 | it has 99 bytes, and the ledger has 17
            """)
    void aCountOfABatchThatWasChangedIsNamed(String attribute, String value, String problem) {
        BatchId id = load();

        batch(id, attribute, AttributeValue.fromN(value));

        assertThatOnlyThisIsWrong(id, problem);
    }

    @Test
    void aNoticeThatWasChangedIsNamed() {
        BatchId id = load();
        String notice = TestAws.local()
                .dynamoDb()
                .getItem(get -> get.tableName(pipeline.table).key(key(id)))
                .item()
                .get("notice")
                .s();

        batch(id, "notice", AttributeValue.fromS(notice.replace("\"rows\":2", "\"rows\":1")));

        assertThatOnlyThisIsWrong(id, "its notice told of 1 rows, and the ledger has 2");
        assertThat(run().tables()).singleElement().satisfies(sum -> {
            assertThat(sum.rows()).isEqualTo(2);
            assertThat(sum.rowsTold()).isEqualTo(1);
        });
    }

    @ParameterizedTest
    @CsvSource({"SUPERSEDED", "QUARANTINED"})
    void aLoadedBatchThatWasGivenAnotherEndIsNamed(String end) {
        BatchId id = load();

        batch(id, "state", AttributeValue.fromS(end));

        assertThatOnlyThisIsWrong(id, "its batch is " + end + ", and the ledger says it is loaded");
    }

    @Test
    void aFileThatWasReplacedIsNamed() {
        load();

        TestAws.local()
                .s3()
                .putObject(
                        put -> put.bucket(pipeline.landing).key(key()), RequestBody.fromString("id,title\n1,else\n"));

        Clock later = Clock.offset(Clock.systemUTC(), Duration.ofHours(1));
        assertThat(new Installation(new io.bulkdata.core.settings.Settings(operated.environment), later)
                        .reconciliation()
                        .run(ALL, Progress.NONE)
                        .findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.problem()).endsWith("and is in no batch"));
    }

    /** Exports are deleted after a while, and the files of load rules lie elsewhere. */
    @Test
    void aLoadWhoseFilesAreNotAmongTheExportsIsCheckedAsWell() {
        BatchId id = load();
        TestAws.local()
                .s3()
                .deleteObject(delete -> delete.bucket(pipeline.landing).key(key()));
        assertThat(run()).satisfies(report -> {
            assertThat(report.isBalanced()).isTrue();
            assertThat(report.tables()).singleElement().satisfies(sum -> {
                assertThat(sum.received()).isZero();
                assertThat(sum.rows()).isEqualTo(2);
            });
        });

        ledger("UPDATE bulkdata.load_ledger SET \"bytes\" = 99 WHERE load_id = '" + id + "'");
        assertThatOnlyThisIsWrong(id, "it has 17 bytes, and the ledger has 99");

        ledger("DELETE FROM bulkdata.load_ledger WHERE load_id = '" + id + "'");
        assertThatOnlyThisIsWrong(id, "its batch is LOADED and not in the ledger");
    }

    private BatchId load() {
        pipeline.land("full", "20261120010000", "id,title\n1,a\n2,b\n");
        return operated.batch(BatchState.LOADED);
    }

    private static String key() {
        return "exports/acme/full/petitions/20261120/petitions_20261120010000.csv";
    }

    private static void ledger(String sql) {
        TestWarehouse.execute(sql);
    }

    private void batch(BatchId id, String attribute, AttributeValue value) {
        TestAws.local()
                .dynamoDb()
                .updateItem(update -> update.tableName(pipeline.table)
                        .key(key(id))
                        .updateExpression("SET #changed = :value")
                        .expressionAttributeNames(Map.of("#changed", attribute))
                        .expressionAttributeValues(Map.of(":value", value)));
    }

    private static Map<String, AttributeValue> key(BatchId id) {
        return Map.of("pk", AttributeValue.fromS("BATCH#" + id), "sk", AttributeValue.fromS("BATCH"));
    }

    private void assertThatOnlyThisIsWrong(BatchId id, String problem) {
        Report report = run();
        assertThat(report.isBalanced()).isFalse();
        assertThat(report.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.batch()).isEqualTo(id.value());
            assertThat(finding.problem()).isEqualTo(problem);
            assertThat(finding.next()).isNotBlank();
        });
    }

    private Report run() {
        return operated.installation.reconciliation().run(ALL, Progress.NONE);
    }
}
