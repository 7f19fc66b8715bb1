package io.bulkdata.loader.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bulkdata.core.failure.FailureClass;
import io.bulkdata.core.message.Notice;
import io.bulkdata.core.settings.Settings;
import io.bulkdata.loader.Adding;
import io.bulkdata.loader.Arrival;
import io.bulkdata.loader.Batch;
import io.bulkdata.loader.BatchId;
import io.bulkdata.loader.BatchRules;
import io.bulkdata.loader.BatchState;
import io.bulkdata.loader.LoadMode;
import io.bulkdata.loader.ManualClock;
import io.bulkdata.loader.Member;
import io.bulkdata.loader.TestAws;
import io.bulkdata.loader.WarehouseName;
import io.bulkdata.loader.aws.DynamoBatchLeases;
import io.bulkdata.loader.aws.DynamoBatchStore;
import io.bulkdata.loader.load.Doubles.MemoryManifests;
import io.bulkdata.loader.load.Doubles.RecordingNotices;
import io.bulkdata.loader.load.Doubles.UnreachableWarehouse;
import io.bulkdata.loader.rule.CurrentRules;
import io.bulkdata.loader.telemetry.LoaderMetrics;
import io.bulkdata.redshift.sql.QualifiedTable;
import io.bulkdata.redshift.sql.S3Uri;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LoaderTest {

    private static final Duration LEASE = Duration.ofMinutes(15);
    private static final int ATTEMPTS = 3;
    private static final AwayPolicy AWAY = new AwayPolicy(Duration.ofMinutes(2), 2);

    private final ManualClock clock = new ManualClock(Instant.parse("2026-11-20T01:00:00Z"));
    private final String table = TestAws.batchesTable();
    private final DynamoBatchStore store = new DynamoBatchStore(TestAws.local().dynamoDb(), table);
    private final DynamoBatchLeases leases =
            new DynamoBatchLeases(TestAws.local().dynamoDb(), table);
    private final RecordingNotices notices = new RecordingNotices();
    private final MemoryManifests manifests = new MemoryManifests();
    private final BatchId id = closedBatch();
    private final UnreachableWarehouse unreachable = new UnreachableWarehouse();

    @Test
    void aFaultThatMayPassWaitsForItsNextAttemptAndTellsNobody() {
        loader("id").load(Run.of(id), LEASE);

        assertThat(batch()).satisfies(batch -> {
            assertThat(batch.state()).isEqualTo(BatchState.FAILED);
            assertThat(batch.attempts()).isEqualTo(1);
            assertThat(batch.due().orElseThrow())
                    .isBetween(clock.instant().plusMillis(7500), clock.instant().plusSeconds(15));
        });
        assertThat(notices.published).isEmpty();
    }

    @Test
    void aBudgetThatIsUsedUpEndsInQuarantineWithOneNotice() {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            loader("id").load(Run.of(id), LEASE);
        }
        loader("id").load(Run.of(id), LEASE);

        assertThat(batch().state()).isEqualTo(BatchState.QUARANTINED);
        assertThat(notices.published).singleElement().satisfies(notice -> {
            assertThat(notice.status()).isEqualTo(Notice.Status.QUARANTINED);
            assertThat(notice.error().failureClass()).isEqualTo(FailureClass.TRANSIENT);
            assertThat(notice.error().message())
                    .isEqualTo("Cannot load batch " + id
                            + " into public.petitions: Cannot connect to the warehouse: refused"
                            + " (nor can the ledger be read, which tells for sure)");
        });
        assertThat(manifests.written).containsKey(new S3Uri("lists", "failed/petitions/" + id + ".manifest"));
    }

    @Test
    void aWarehouseThatIsAwayIsWaitedForWithoutUsingUpAttempts() {
        unreachable.away = true;

        loader("id").load(Run.of(id), LEASE);

        assertThat(batch()).satisfies(batch -> {
            assertThat(batch.state()).isEqualTo(BatchState.FAILED);
            assertThat(batch.attempts()).isZero();
            assertThat(batch.due()).contains(clock.instant().plus(Duration.ofMinutes(2)));
        });
    }

    @Test
    void severalBatchesThatWaitForAWarehouseKnockOnce() {
        unreachable.away = true;
        List<BatchId> several = List.of(
                closedBatch("one", LoadMode.ADD), closedBatch("two", LoadMode.ADD), closedBatch("three", LoadMode.ADD));
        GroupLoader loader = loader("id");

        loader.runs(several, LEASE).forEach(run -> loader.load(run, LEASE));

        assertThat(unreachable.knocked).isEqualTo(1);
        assertThat(leases.find(several))
                .hasSize(3)
                .allMatch(batch -> batch.state() == BatchState.FAILED && batch.attempts() == 0);
    }

    @Test
    void aWarehouseThatStaysAwayEndsInQuarantine() {
        unreachable.away = true;

        for (int look = 0; look <= AWAY.looks(); look++) {
            assertThat(notices.published).isEmpty();
            loader("id").load(Run.of(id), LEASE);
        }

        assertThat(batch().state()).isEqualTo(BatchState.QUARANTINED);
        assertThat(notices.published)
                .singleElement()
                .satisfies(notice -> assertThat(notice.error().failureClass()).isEqualTo(FailureClass.TRANSIENT));
    }

    @Test
    void aBatchThatKillsItsLoaderEachTimeEndsInQuarantineToo() {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            assertThat(leases.take(id, clock.instant(), clock.instant().plus(LEASE)))
                    .isPresent();
            clock.advance(LEASE);
        }

        loader("id").load(Run.of(id), LEASE);

        assertThat(batch().state()).isEqualTo(BatchState.QUARANTINED);
        assertThat(notices.published)
                .singleElement()
                .satisfies(notice -> assertThat(notice.error().message()).contains("begun 3 times"));
    }

    @Test
    void aBatchOfAnotherWarehouseIsNotLoadedIntoThisOne() {
        loader("id", new WarehouseName("reporting")).load(Run.of(id), LEASE);

        assertThat(batch().state()).isEqualTo(BatchState.QUARANTINED);
        assertThat(notices.published)
                .singleElement()
                .satisfies(notice -> assertThat(notice.error().message())
                        .isEqualTo("Batch " + id
                                + " is for warehouse default, and its load was asked of the loader of warehouse"
                                + " reporting"));
    }

    @Test
    void aFaultThatCannotPassIsNotTriedAgain() {
        loader("id,id").load(Run.of(id), LEASE);

        assertThat(batch().state()).isEqualTo(BatchState.QUARANTINED);
        assertThat(notices.published)
                .singleElement()
                .satisfies(notice -> assertThat(notice.error().message())
                        .isEqualTo("Cannot load s3://landing/full: its header names column \"id\" twice"));
    }

    @Test
    void aBatchComesToItsEndEvenIfNoManifestCanBeWritten() {
        manifests.forbidden = true;

        loader("id").load(Run.of(id), LEASE);

        assertThat(batch().state()).isEqualTo(BatchState.QUARANTINED);
        assertThat(notices.published).singleElement().satisfies(notice -> {
            assertThat(notice.error().failureClass()).isEqualTo(FailureClass.CONFIGURATION);
            assertThat(notice.failedManifest()).isNull();
        });
    }

    @Test
    void whoFindsTheBatchHeldLeavesItAlone() {
        assertThat(leases.take(id, clock.instant(), clock.instant().plus(LEASE)))
                .isPresent();

        loader("id").load(Run.of(id), LEASE);

        assertThat(batch().attempts()).isEqualTo(1);
        assertThat(batch().state()).isEqualTo(BatchState.LOADING);
    }

    @Test
    void aNoticeThatCouldNotBeSentIsSentLaterAndOnce() {
        notices.away = true;
        assertThatThrownBy(() -> loader("id,id").load(Run.of(id), LEASE)).hasMessage("the topic is away");
        notices.away = false;
        loader("id,id").load(Run.of(id), LEASE);
        assertThat(notices.published).as("another may be sending it right now").isEmpty();

        clock.advance(Duration.ofMinutes(2));
        assertThat(store.due(clock.instant())).containsExactly(id);
        loader("id,id").load(Run.of(id), LEASE);
        loader("id,id").load(Run.of(id), LEASE);

        assertThat(notices.published).hasSize(1);
        assertThat(store.due(clock.instant().plus(Duration.ofDays(1)))).isEmpty();
    }

    private GroupLoader loader(String header) {
        return loader(header, WarehouseName.DEFAULT);
    }

    private GroupLoader loader(String header, WarehouseName warehouse) {
        Map<String, String> environment = new HashMap<>(LoadSettingsTest.REQUIRED);
        environment.put("BULKDATA_MANIFEST_BUCKET", "lists");
        environment.put("BULKDATA_WAREHOUSE_NAME", warehouse.value());
        environment.put("BULKDATA_LOAD_ATTEMPTS", Integer.toString(ATTEMPTS));
        environment.put("BULKDATA_AWAY_LOOKS", Long.toString(AWAY.looks()));
        return Wiring.loader(
                new Settings(environment).read(LoadSettings::from),
                new Outside(
                        leases,
                        Doubles.landingOf(header),
                        manifests,
                        notices,
                        CurrentRules.none(),
                        unreachable,
                        LoaderMetrics.none(),
                        clock));
    }

    private BatchId closedBatch() {
        return closedBatch("full", LoadMode.REPLACE);
    }

    private BatchId closedBatch(String key, LoadMode mode) {
        Member member = new Member(new S3Uri("landing", key), "a", 10, clock.instant());
        return Adding.add(
                store,
                Arrival.ofControlShift(member, QualifiedTable.of("public", "petitions"), mode),
                new BatchRules(1, 1000, Duration.ofSeconds(30)),
                clock.instant());
    }

    private Batch batch() {
        return store.find(id).orElseThrow();
    }
}
