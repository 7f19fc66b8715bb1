package io.bulkdata.loader.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulkdata.core.export.Compression;
import io.bulkdata.core.message.Json;
import io.bulkdata.core.message.LoadRequest;
import io.bulkdata.loader.Batch;
import io.bulkdata.loader.BatchId;
import io.bulkdata.loader.BatchState;
import io.bulkdata.loader.Lease;
import io.bulkdata.loader.LoadMode;
import io.bulkdata.loader.RuleName;
import io.bulkdata.loader.Target;
import io.bulkdata.loader.TestAws;
import io.bulkdata.loader.aws.S3Landing;
import io.bulkdata.loader.aws.S3Manifests;
import io.bulkdata.loader.load.Doubles.LosingWarehouse;
import io.bulkdata.loader.load.Doubles.UnguardedSession;
import io.bulkdata.loader.rule.Loading;
import io.bulkdata.redshift.ledger.LedgerTables;
import io.bulkdata.redshift.sql.Identifier;
import io.bulkdata.redshift.sql.QualifiedTable;
import io.bulkdata.redshift.sql.S3Uri;
import io.bulkdata.redshift.warehouse.JdbcWarehouse;
import io.bulkdata.redshift.warehouse.Warehouse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What makes a load happen once: the lock before the ledger, and the ledger when an answer is lost. */
class ExactlyOnceTest {

    private final Pipeline pipeline = new Pipeline();
    private final LoadSettings settings = pipeline.loadSettings.read(LoadSettings::from);
    private Batch batch = batch("b1-" + pipeline.schema.replace('_', '-'), LoadMode.ADD);
    private final List<SourceFile> files = files();

    @Test
    void twoLoadsOfOneBatchAtOnceAddItsRowsOnce() throws Exception {
        twice(session -> session);

        assertThat(pipeline.rows("id")).containsExactly("1", "2");
        assertThat(pipeline.ledger("load_id")).containsExactly("b1-" + pipeline.schema.replace('_', '-'));
    }

    @Test
    void twoLoadersWithOneBatchFiftyTimesAppendItsRowsOnceEachTime() throws Exception {
        for (int time = 0; time < 50; time++) {
            batch = batch("b" + time + "-" + pipeline.schema.replace('_', '-'), LoadMode.APPEND);
            twice(session -> session);
        }

        assertThat(pipeline.rows("id")).hasSize(100);
        assertThat(pipeline.ledger("rows")).hasSize(50).containsOnly("2");
    }

    @Test
    void withoutTheLockTheyAddThemTwice() throws Exception {
        CyclicBarrier bothHaveAsked = new CyclicBarrier(2);

        twice(session -> new UnguardedSession(session, bothHaveAsked));

        assertThat(pipeline.rows("id")).containsExactly("1", "1", "2", "2");
        assertThat(pipeline.ledger("load_id")).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aLostAnswerToCommitIsFoundOutAndTheRowsAreThereOnce(boolean committed) {
        pipeline.announce(pipeline.put("incremental", "20261120010200", "id,title\n3,c\n4,d\n"));
        try (LosingWarehouse losing = new LosingWarehouse(new JdbcWarehouse(settings.warehouse()), committed)) {
            loader(losing).load(Run.of(new BatchId(requested())), Duration.ofMinutes(15));
        }

        assertThat(pipeline.rows("id")).containsExactly("3", "4");
        assertThat(pipeline.ledger("rows")).containsExactly("2");
        assertThat(pipeline.successes())
                .singleElement()
                .satisfies(notice -> assertThat(notice.rows()).isEqualTo(2));
    }

    private void twice(UnaryOperator<Warehouse.Session> guard) throws Exception {
        try (Warehouse warehouse = new JdbcWarehouse(settings.warehouse())) {
            new LedgerTables(warehouse).prepare(batch.target().table());
        }
        new S3Manifests(TestAws.local().s3())
                .write(settings.manifests().whole(batch), Manifest.of(files).json());
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Future<LoadResult>> both =
                    Stream.of(1, 2).map(i -> threads.submit(() -> load(guard))).toList();
            for (Future<LoadResult> one : both) {
                assertThat(one.get().rows()).isEqualTo(2);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private LoadResult load(UnaryOperator<Warehouse.Session> guard) {
        try (Warehouse warehouse = new JdbcWarehouse(settings.warehouse())) {
            return warehouse.transaction(session -> transaction()
                    .run(guard.apply(session), new Load(attempt(), Loading.ofControlShift(settings.key()), files)));
        }
    }

    private LoadAttempt attempt() {
        Instant now = Instant.now();
        return new LoadAttempt(
                new Lease(batch, now.plus(Duration.ofMinutes(15)), 0, false, 1, List.of()), List.of(), now);
    }

    private LoadTransaction transaction() {
        S3Manifests manifests = new S3Manifests(TestAws.local().s3());
        return new LoadTransaction(
                new LoadPlanner(settings.manifests(), settings.grace()),
                new PlanRunner(settings.copy()),
                new Inspector(new S3Landing(TestAws.local().s3()), manifests, new Parallel()),
                manifests,
                settings.manifests(),
                new Books(settings.manifests(), Clock.systemUTC()));
    }

    private GroupLoader loader(Warehouse warehouse) {
        return Wiring.loader(pipeline.loadSettings, warehouse);
    }

    private String requested() {
        String body = pipeline.requests().get(0).getBody();
        return Json.read(body, LoadRequest.class).batchIds().get(0);
    }

    private Batch batch(String id, LoadMode mode) {
        return new Batch(
                new BatchId(id),
                Target.of(QualifiedTable.of(pipeline.schema, "petitions")),
                RuleName.CONTROLSHIFT,
                mode,
                BatchState.LOADING,
                1,
                1,
                Instant.now(),
                1,
                true,
                Optional.empty(),
                Optional.empty());
    }

    private List<SourceFile> files() {
        pipeline.put("incremental", "20261120010100", "id,title\n1,a\n2,b\n");
        String key = "exports/acme/incremental/petitions/20261120/petitions_20261120010100.csv";
        return List.of(new SourceFile(
                new S3Uri(pipeline.landing, key),
                17,
                Instant.parse("2026-11-20T01:01:00Z"),
                Compression.NONE,
                List.of(new Identifier("id"), new Identifier("title")),
                OptionalLong.empty()));
    }
}
