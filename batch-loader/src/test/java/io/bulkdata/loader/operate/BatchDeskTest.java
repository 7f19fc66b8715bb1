package io.bulkdata.loader.operate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bulkdata.core.failure.FailureClass;
import io.bulkdata.core.message.Notice;
import io.bulkdata.core.settings.Settings;
import io.bulkdata.loader.BatchId;
import io.bulkdata.loader.BatchState;
import io.bulkdata.loader.Lease;
import io.bulkdata.loader.TestAws;
import io.bulkdata.loader.aws.DynamoBatchLeases;
import io.bulkdata.loader.load.Pipeline;
import io.bulkdata.loader.load.TestWarehouse;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchDeskTest {

    private final Operated operated = new Operated(new Pipeline());
    private final Pipeline pipeline = operated.pipeline;
    private final BatchDesk desk = operated.installation.batches();

    @Test
    void batchesAreListedByStateAndTimeTheNewestFirst() {
        Instant before = Instant.now();
        pipeline.land("full", "20261120010000", "id,title\n1,a\n");
        pipeline.land("incremental", "20261120010100", "id,title\n2,far too long for twenty bytes\n");
        pipeline.land("incremental", "20261120010200", "id,title\n3,c\n");
        Instant after = Instant.now().plusSeconds(1);

        assertThat(desk.list(Selection.between(before, after)))
                .extracting(BatchView::state)
                .containsExactly(BatchState.LOADED, BatchState.QUARANTINED, BatchState.LOADED);
        assertThat(desk.list(new Selection(EnumSet.of(BatchState.LOADED), null, before, after, 1)))
                .singleElement()
                .satisfies(batch -> {
                    assertThat(batch.mode()).isEqualTo("add");
                    assertThat(batch.target()).isEqualTo(pipeline.schema + ".petitions");
                    assertThat(batch.notice().rows()).isEqualTo(1);
                });
        assertThat(desk.list(new Selection(EnumSet.allOf(BatchState.class), null, Instant.EPOCH, before, 9)))
                .isEmpty();
        assertThat(desk.list(new Selection(EnumSet.allOf(BatchState.class), "public.users", before, after, 9)))
                .isEmpty();
    }

    @Test
    void aBatchIsShownWithItsFilesAndItsLineInTheLedger() {
        pipeline.land("full", "20261120010000", "id,title\n1,a\n2,b\n");

        BatchDetail detail = desk.show(operated.batch(BatchState.LOADED));

        assertThat(detail.members()).singleElement().satisfies(member -> {
            assertThat(member.file()).endsWith("/petitions_20261120010000.csv");
            assertThat(member.exportTime()).isEqualTo("2026-11-20T01:00:00Z");
        });
        assertThat(detail.ledger().rows()).isEqualTo(2);
        assertThat(detail.ledger().mode()).isEqualTo("replace");
        assertThat(detail.ledgerProblem()).isNull();
    }

    @Test
    void aBatchIsShownEvenWhenTheWarehouseIsAway() {
        pipeline.land("full", "20261120010000", "id,title\n1,a\n");
        Map<String, String> away = new HashMap<>(operated.environment);
        away.put("BULKDATA_WAREHOUSE_URL", "jdbc:redshift://127.0.0.1:1/dev");

        BatchDetail detail = new Installation(new Settings(away)).batches().show(operated.batch(BatchState.LOADED));

        assertThat(detail.ledger()).isNull();
        assertThat(detail.ledgerProblem()).contains("Cannot connect to the warehouse");
    }

    @Test
    void aQuarantinedBatchIsLoadedOnceItsTableFits() {
        pipeline.land("full", "20261120010000", "id,motto\n1,a\n");
        BatchId id = operated.batch(BatchState.QUARANTINED);
        assertThat(desk.show(id).batch().reason()).startsWith("SCHEMA: ").contains("\"motto\" is not in the table");
        TestWarehouse.execute("ALTER TABLE " + pipeline.schema + ".petitions ADD COLUMN motto VARCHAR(20)");

        desk.reprocess(id);
        assertThat(desk.show(id).batch()).satisfies(batch -> {
            assertThat(batch.state()).isEqualTo(BatchState.CLOSED);
            assertThat(batch.attempts()).isZero();
            assertThat(batch.notice()).isNull();
        });
        operated.sweep();
        pipeline.load();

        assertThat(pipeline.rows("id, motto")).containsExactly("1|a");
        assertThat(operated.batch(BatchState.LOADED)).isEqualTo(id);
        assertThat(pipeline.successes()).extracting(Notice::batchId).containsExactly(id.value());
    }

    @Test
    void whatIsNotQuarantinedIsNotReprocessed() {
        pipeline.land("full", "20261120010000", "id,title\n1,a\n");
        BatchId id = operated.batch(BatchState.LOADED);

        assertThatThrownBy(() -> desk.reprocess(id))
                .isInstanceOf(RefusedException.class)
                .hasMessage("Batch " + id
                        + " is LOADED and cannot be reprocessed: only a FAILED or QUARANTINED one can be");
        assertThatThrownBy(() -> desk.accept(id)).hasMessageContaining("only a QUARANTINED one can be");
        assertThatThrownBy(() -> desk.release(id)).hasMessageContaining("only one that is LOADING can be");
        assertThatThrownBy(() -> desk.show(new BatchId("nobody"))).hasMessage("There is no batch nobody");
    }

    @Test
    void aBatchThatIsBeingLoadedIsLeftToItsLoaderUntilItIsReleased() {
        pipeline.announce(pipeline.put("full", "20261120010000", "id,title\n1,a\n"));
        BatchId id = operated.batch(BatchState.CLOSED);
        DynamoBatchLeases leases = new DynamoBatchLeases(TestAws.local().dynamoDb(), pipeline.table);
        Instant now = Instant.now();
        Lease dead = leases.take(id, now, now.plusSeconds(900)).orElseThrow();
        assertThatThrownBy(() -> desk.reprocess(id)).hasMessageContaining("is LOADING and cannot be reprocessed");

        desk.release(id);

        assertThat(leases.end(dead, BatchState.QUARANTINED, "{}", now)).isFalse();
        operated.sweep();
        pipeline.load();
        assertThat(pipeline.rows("id")).containsExactly("1");
    }

    @Test
    void openBatchesAreFlushed() {
        Operated many = new Operated(new Pipeline(50));
        many.pipeline.announce(
                many.pipeline.put("incremental", "20261120010100", "id,title\n1,a\n"),
                many.pipeline.put("incremental", "20261120010200", "id,title\n2,b\n"));
        assertThat(many.installation.batches().flush("public.users")).isEmpty();

        assertThat(many.installation.batches().flush(many.pipeline.schema + ".petitions"))
                .singleElement()
                .satisfies(batch -> assertThat(batch.files()).isEqualTo(2));

        many.sweep();
        many.pipeline.load();
        assertThat(many.pipeline.rows("id")).containsExactly("1", "2");
        assertThat(many.installation.batches().flush(null)).isEmpty();
    }

    @Test
    void anAcceptedBatchIsLoadedAlthoughItsTableShrinks() {
        String many =
                IntStream.rangeClosed(1, 1_500).mapToObj(id -> id + ",a\n").collect(Collectors.joining());
        pipeline.land("full", "20261119010000", "id,title\n" + many);
        pipeline.land("full", "20261120010000", "id,title\n7,left\n");
        BatchId id = operated.batch(BatchState.QUARANTINED);
        assertThat(desk.show(id).batch().notice()).satisfies(notice -> {
            assertThat(notice.error().failureClass()).isEqualTo(FailureClass.DATA);
            assertThat(notice.next()).endsWith("bulkdata accept " + id);
        });

        desk.accept(id);
        assertThat(desk.show(id).batch().accepted()).isTrue();
        operated.sweep();
        pipeline.load();

        assertThat(pipeline.rows("id, title")).containsExactly("7|left");
    }
}
