package io.bulkdata.loader.operate;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulkdata.core.export.TableName;
import io.bulkdata.loader.BatchId;
import io.bulkdata.loader.BatchState;
import io.bulkdata.loader.TestAws;
import io.bulkdata.loader.load.Pipeline;
import io.bulkdata.loader.load.TestWarehouse;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class ReconciliationTest {

    private static final ExportScope ALL = new ExportScope(null, null, null);

    private final Operated operated = new Operated(new Pipeline());
    private final Pipeline pipeline = operated.pipeline;

    @Test
    void everyEndIsInTheSum() {
        pipeline.land("full", "20261120010000", "id,title\n1,a\n2,b\n");
        pipeline.land("full", "20261119010000", "id,title\n1,old\n");
        pipeline.land("incremental", "20261120010100", "id,title\n3,c\n");
        pipeline.land("incremental", "20261120010200", "id,title\n4,far too long for twenty bytes\n");
        pipeline.announce(pipeline.put("incremental", "20261120010300", "id,title\n5,e\n"));
        pipeline.put("incremental", "20261120010400", "id,title\n6,just landed\n");

        Report report = run(ALL);

        assertThat(report.isBalanced()).isTrue();
        assertThat(report.tables()).singleElement().satisfies(sum -> {
            assertThat(sum.table()).isEqualTo(pipeline.schema + ".petitions");
            assertThat(sum.received()).isEqualTo(6);
            assertThat(sum.loaded()).isEqualTo(2);
            assertThat(sum.superseded()).isEqualTo(1);
            assertThat(sum.quarantined()).isEqualTo(1);
            assertThat(sum.inFlight()).isEqualTo(2);
            assertThat(sum.broken()).isZero();
            assertThat(sum.rows()).isEqualTo(3);
        });
    }

    @Test
    void ofABatchThatWasPartlySupersededTheOtherFilesAreLoaded() {
        Operated two = new Operated(new Pipeline(2));
        two.pipeline.land("full", "20261120010000", "id,title\n1,a\n");
        two.pipeline.announce(
                two.pipeline.put("incremental", "20261119010100", "id,title\n2,old\n"),
                two.pipeline.put("incremental", "20261120010100", "id,title\n3,new\n"));
        two.pipeline.load();

        assertThat(two.installation.reconciliation().run(ALL, Progress.NONE).tables())
                .singleElement()
                .satisfies(sum -> {
                    assertThat(sum.loaded()).isEqualTo(2);
                    assertThat(sum.superseded()).isEqualTo(1);
                });
    }

    @Test
    void aFileThatNobodyWasToldOfIsNamedAndBackfilled() {
        pipeline.land("full", "20261120010000", "id,title\n1,a\n");
        pipeline.put("incremental", "20261120010100", "id,title\n2,lost\n");

        Report report = later().run(ALL, Progress.NONE);

        assertThat(report.isBalanced()).isFalse();
        assertThat(report.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.file()).endsWith("petitions_20261120010100.csv");
            assertThat(finding.batch()).isNull();
            assertThat(finding.problem()).endsWith("and is in no batch");
            assertThat(finding.next())
                    .isEqualTo("bulkdata backfill --table petitions --from 2026-11-20 --to 2026-11-20");
        });
        Backfill.Outcome outcome = operated.installation.backfill().landed(ALL, false, Progress.NONE);
        assertThat(outcome).isEqualTo(new Backfill.Outcome(2, 1, 1, 0, 16));
        assertThat(operated.batchAnnounced()).isEqualTo(1);
        pipeline.load();
        assertThat(pipeline.rows("id")).containsExactly("1", "2");
        assertThat(later().run(ALL, Progress.NONE).isBalanced()).isTrue();
    }

    @Test
    void aBatchThatSaysItIsLoadedAndIsNotInTheLedgerIsNamed() {
        pipeline.land("full", "20261120010000", "id,title\n1,a\n");
        BatchId id = operated.batch(BatchState.LOADED);
        TestWarehouse.execute("DELETE FROM bulkdata.load_ledger WHERE load_id = '" + id + "'");

        assertThat(run(ALL).findings()).singleElement().satisfies(finding -> {
            assertThat(finding.batch()).isEqualTo(id.value());
            assertThat(finding.problem()).isEqualTo("its batch is LOADED and not in the ledger");
        });
    }

    @Test
    void aMemberThatIsMissingIsNamed() {
        pipeline.land("full", "20261120010000", "id,title\n1,a\n");
        BatchId id = operated.batch(BatchState.LOADED);
        TestAws.local()
                .dynamoDb()
                .updateItem(request -> request.tableName(pipeline.table)
                        .key(java.util.Map.of(
                                "pk", AttributeValue.fromS("BATCH#" + id), "sk", AttributeValue.fromS("BATCH")))
                        .updateExpression("REMOVE members[0]"));

        assertThat(run(ALL).findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.problem()).contains("the batch does not have it"));
    }

    @Test
    void rowsThatTheNoticeAndTheLedgerTellDifferentlyAreNamed() {
        pipeline.land("full", "20261120010000", "id,title\n1,a\n");
        BatchId id = operated.batch(BatchState.LOADED);
        TestWarehouse.execute("UPDATE bulkdata.load_ledger SET \"rows\" = 7 WHERE load_id = '" + id + "'");

        assertThat(run(ALL).findings())
                .singleElement()
                .satisfies(finding ->
                        assertThat(finding.problem()).isEqualTo("its notice told of 1 rows, and the ledger has 7"));
    }

    @Test
    void aQuarantinedBatchWhoseRowsAreInTheTableIsNamed() {
        pipeline.land("incremental", "20261120010200", "id,title\n4,far too long for twenty bytes\n");
        BatchId id = operated.batch(BatchState.QUARANTINED);
        TestWarehouse.execute("INSERT INTO bulkdata.load_ledger VALUES ('" + id + "', '" + pipeline.schema
                + ".petitions', 'add', '2026-11-20 01:02:00', 's3://l/m', 1, 1, 1, 'f', 'v',"
                + " '2026-11-20 01:02:00', '2026-11-20 01:02:01')");

        assertThat(run(ALL).findings()).singleElement().satisfies(finding -> {
            assertThat(finding.problem()).isEqualTo("its batch is QUARANTINED, and the ledger says it is loaded");
            assertThat(finding.next()).isEqualTo("bulkdata batches reprocess " + id);
        });
    }

    @Test
    void deletedBatchesAreProvenByTheLedger() {
        pipeline.land("full", "20261120010000", "id,title\n1,a\n");
        operated.installation.removal().delete(operated.batch(BatchState.LOADED), false);

        assertThat(later().run(ALL, Progress.NONE).isBalanced()).isTrue();
    }

    @Test
    void onlyTheDaysAndTheTableThatAreMeantAreLookedAt() {
        pipeline.put("full", "20261118010000", "id\n1\n");
        pipeline.put("full", "20261119010000", "id\n1\n");
        pipeline.put("full", "20261120010000", "id\n1\n");
        LocalDate day = LocalDate.of(2026, 11, 19);

        assertThat(run(new ExportScope(new TableName("petitions"), day, day)).tables())
                .singleElement()
                .satisfies(sum -> assertThat(sum.received()).isEqualTo(1));
        assertThat(run(new ExportScope(new TableName("users"), null, null)).tables())
                .isEmpty();
    }

    @Test
    void aFileThatIsNoExportIsNamed() {
        TestAws.local()
                .s3()
                .putObject(
                        request -> request.bucket(pipeline.landing).key("exports/acme/full/petitions/notes.txt"),
                        RequestBody.fromString("?"));

        assertThat(run(ALL).isBalanced()).isFalse();
        assertThat(run(ALL).strange())
                .containsExactly("s3://" + pipeline.landing + "/exports/acme/full/petitions/notes.txt");
    }

    private Report run(ExportScope scope) {
        return operated.installation.reconciliation().run(scope, Progress.NONE);
    }

    /** When every announcement has had its time. */
    private Reconciliation later() {
        Clock later = Clock.offset(Clock.systemUTC(), Duration.ofHours(1));
        return new Installation(new io.bulkdata.core.settings.Settings(operated.environment), later).reconciliation();
    }
}
