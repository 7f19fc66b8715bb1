package io.bulkdata.loader.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulkdata.core.message.Json;
import io.bulkdata.core.message.LoadRequest;
import io.bulkdata.loader.Batch;
import io.bulkdata.loader.BatchId;
import io.bulkdata.loader.BatchLeases;
import io.bulkdata.loader.BatchState;
import io.bulkdata.loader.Landing;
import io.bulkdata.loader.Lease;
import io.bulkdata.loader.ManualClock;
import io.bulkdata.loader.TestAws;
import io.bulkdata.loader.aws.DynamoBatchLeases;
import io.bulkdata.loader.aws.S3Landing;
import io.bulkdata.loader.aws.S3Manifests;
import io.bulkdata.loader.load.Doubles.ContendedWarehouse;
import io.bulkdata.loader.load.Doubles.RecordingNotices;
import io.bulkdata.loader.rule.CurrentRules;
import io.bulkdata.loader.telemetry.LoaderMetrics;
import io.bulkdata.redshift.warehouse.JdbcWarehouse;
import io.bulkdata.redshift.warehouse.Warehouse;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What keeps a loader within its lease, and what it does at once when it meets others. */
class LeaseGuardsTest {

    private static final Duration LEASE = Duration.ofMinutes(15);

    private final Pipeline pipeline = new Pipeline();
    private final LoadSettings settings = pipeline.loadSettings.read(LoadSettings::from);
    private final ManualClock clock = new ManualClock(Instant.now());
    private final RecordingNotices notices = new RecordingNotices();
    private final BatchLeases leases = new DynamoBatchLeases(TestAws.local().dynamoDb(), pipeline.table);
    private final BatchId id = requested();

    @Test
    void whoWakesAfterItsLeaseRanOutCommitsNothingAndEndsNothing() {
        load(leases);

        assertThat(pipeline.rows("id")).isEmpty();
        assertThat(batch().state()).isEqualTo(BatchState.QUARANTINED);
        assertThat(notices.published).isEmpty();
    }

    @Test
    void withoutTheGuardTheRowsOfAQuarantinedBatchWouldBeInTheTable() {
        load(unguarded());

        assertThat(pipeline.rows("id")).containsExactly("1", "2");
        assertThat(batch().state()).isEqualTo(BatchState.QUARANTINED);
    }

    @Test
    void noStatementOutlivesTheLease() throws Exception {
        try (Connection other = TestWarehouse.connect();
                Statement statement = other.createStatement();
                Warehouse warehouse = new JdbcWarehouse(settings.warehouse())) {
            other.setAutoCommit(false);
            statement.execute("LOCK TABLE " + pipeline.schema + ".petitions");
            loader(warehouse, leases, new S3Landing(TestAws.local().s3()))
                    .load(Run.of(id), GuardedTransaction.RESERVE.plusSeconds(1));
        }

        assertThat(batch().state()).isEqualTo(BatchState.FAILED);
        assertThat(batch().attempts()).isEqualTo(1);
        assertThat(pipeline.rows("id")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"3, LOADED", "4, FAILED"})
    void whoMeetsOthersTriesAgainAtOnceAFewTimes(int meetings, BatchState end) {
        try (Warehouse warehouse = new ContendedWarehouse(new JdbcWarehouse(settings.warehouse()), meetings)) {
            loader(warehouse, leases, new S3Landing(TestAws.local().s3())).load(Run.of(id), LEASE);
        }

        assertThat(batch().state()).isEqualTo(end);
        assertThat(batch().attempts()).isEqualTo(1);
    }

    /** A loader that falls asleep over the header of its file; meanwhile its lease runs out and another gives the batch up. */
    private void load(BatchLeases seen) {
        Landing soporific = file -> {
            clock.advance(LEASE.plusMinutes(1));
            Lease other = leases.take(id, clock.instant(), clock.instant().plus(LEASE))
                    .orElseThrow();
            leases.end(other, BatchState.QUARANTINED, "{}", clock.instant());
            return new S3Landing(TestAws.local().s3()).start(file);
        };
        try (Warehouse warehouse = new JdbcWarehouse(settings.warehouse())) {
            loader(warehouse, seen, soporific).load(Run.of(id), LEASE);
        }
    }

    /** The same leases, but whoever had one is told that it has it still. */
    private BatchLeases unguarded() {
        return (BatchLeases) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {BatchLeases.class},
                (proxy, method, arguments) ->
                        method.getName().equals("holds") ? true : method.invoke(leases, arguments));
    }

    private GroupLoader loader(Warehouse warehouse, BatchLeases seen, Landing landing) {
        return Wiring.loader(
                settings,
                new Outside(
                        seen,
                        landing,
                        new S3Manifests(TestAws.local().s3()),
                        notices,
                        CurrentRules.none(),
                        warehouse,
                        LoaderMetrics.none(),
                        clock));
    }

    private BatchId requested() {
        pipeline.announce(pipeline.put("incremental", "20261120010200", "id,title\n1,a\n2,b\n"));
        String body = pipeline.requests().get(0).getBody();
        return new BatchId(Json.read(body, LoadRequest.class).batchIds().get(0));
    }

    private Batch batch() {
        return leases.find(List.of(id)).get(0);
    }
}
