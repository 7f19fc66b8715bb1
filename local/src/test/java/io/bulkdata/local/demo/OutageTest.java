package io.bulkdata.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulkdata.local.LocalOptions;
import io.bulkdata.local.LocalPipeline;
import io.bulkdata.local.WarehouseTables;
import io.bulkdata.local.controlshift.ControlShift;
import io.bulkdata.local.controlshift.SimulatedClock;
import io.bulkdata.local.controlshift.schema.SourceTable;
import io.bulkdata.local.controlshift.webhook.Delivery;
import io.bulkdata.local.demo.FaultyRelay.Fault;
import io.bulkdata.redshift.warehouse.Warehouse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/**
 * SQS is away for a while, a night's webhooks come in, and those of the night before come again and again. Outage, ControlShift's
 * pauses and the webhook's patience are scaled alike; {@code -Dbulkdata.test.outage.seconds=60} is the real thing.
 */
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class OutageTest {

    private static final int SECONDS = Integer.getInteger("bulkdata.test.outage.seconds", 3);
    private static final double SCALE = SECONDS / 60.0;
    private static final Duration QUEUE_TIMEOUT = Duration.ofMillis(Math.max(1_500, Math.round(10_000 * SCALE)));
    private static final Duration BETWEEN_REPEATS = Duration.ofMillis(Math.round(1_000 * SCALE));
    private static final String SECRET = "secret-of-the-outage";
    private static final String BUCKET = "agra-data-exports-staging";
    private static final int ROWS = 300;
    private static final int AT_ONCE = 16;
    private static final DemoListener NOBODY = new DemoListener() {
        @Override
        public void step(String title) {}

        @Override
        public void progress(int ended, int total) {}

        @Override
        public void fact(String text) {}
    };

    private static final SimulatedClock CLOCK = new SimulatedClock(Instant.parse("2026-11-20T01:00:00Z"));
    private static final ExecutorService THREADS = Executors.newCachedThreadPool();

    private static final ScheduledExecutorService TIMER = Executors.newSingleThreadScheduledExecutor();

    private static FaultyRelay relay;
    private static LocalPipeline pipeline;
    private static CountingFront front;
    private static ControlShift controlShift;
    private static Ends ends;
    private static List<Delivery> lastNight;

    @BeforeAll
    static void start() throws IOException {
        pipeline = LocalPipeline.start(LocalOptions.defaults(SECRET), OutageTest::throughTheRelay);
        front = new CountingFront(pipeline.webhookUrl());
        pipeline.aws().s3().createBucket(request -> request.bucket(BUCKET));
        controlShift = ControlShift.builder()
                .webhookUrl(front.address())
                .secret(SECRET)
                .s3(pipeline.aws().s3())
                .presigner(pipeline.aws().presigner())
                .bucket(BUCKET)
                .rows(ROWS)
                .retryScale(SCALE)
                .webhooksAtOnce(AT_ONCE)
                .clock(CLOCK)
                .start();
        try (Warehouse warehouse = pipeline.openWarehouse()) {
            List<String> unused = WarehouseTables.create(controlShift.schemaUri(), warehouse);
        }
        ends = new Ends(pipeline.notices(), NOBODY);
        lastNight = controlShift.exportFull();
        ends.await(lastNight);
    }

    private static Map<String, String> throughTheRelay(Map<String, String> environment) {
        try {
            relay = new FaultyRelay(URI.create(environment.get("AWS_ENDPOINT_URL_SQS")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> changed = new HashMap<>(environment);
        changed.put("AWS_ENDPOINT_URL_SQS", relay.address().toString());
        changed.put("BULKDATA_QUEUE_TIMEOUT", QUEUE_TIMEOUT.toString());
        return changed;
    }

    @AfterAll
    static void stop() throws IOException {
        controlShift.close();
        front.close();
        pipeline.close();
        relay.close();
        TIMER.shutdownNow();
        THREADS.shutdownNow();
    }

    @ParameterizedTest
    @EnumSource(value = Fault.class, mode = Mode.EXCLUDE, names = "NONE")
    void everyWebhookEndsLoadedAndNoneTwice(Fault fault) throws Exception {
        CLOCK.advance(Duration.ofDays(1));
        controlShift.live(ROWS / 10);
        controlShift.update(ROWS / 10);
        controlShift.delete(ROWS / 10);
        Map<Integer, Integer> unused = front.take();

        long start = System.nanoTime();
        relay.disturb(fault);
        CompletableFuture<List<Delivery>> night = CompletableFuture.supplyAsync(controlShift::exportFull, THREADS);
        List<Delivery> repeated = repeatLastNightUntilTheEnd();
        List<Delivery> tonight = night.join();
        double seconds = (System.nanoTime() - start) / 1e9;
        Map<Integer, Integer> answers = front.take();

        assertThat(controlShift.endpointDisabled()).isFalse();
        assertThat(tonight).hasSize(63).allMatch(Delivery::delivered);
        assertThat(repeated).isNotEmpty().allMatch(Delivery::delivered);
        assertThat(answers).containsOnlyKeys(200, 503);
        assertThat(answers.get(503)).isEqualTo(retries(tonight) + retries(repeated));
        assertThat(retries(tonight))
                .as("webhooks of the night that met the outage")
                .isPositive();

        ends.await(tonight);
        assertThatTheWarehouseIsTheSourceAndEachExportWasLoadedOnce();
        System.out.printf(
                "SQS %s for %d s: %d webhooks and %d repeated ones, %d answers 503, at most %d retries of one webhook, all"
                        + " delivered after %.1f s; %d exports so far, each loaded once%n",
                fault,
                SECONDS,
                tonight.size(),
                repeated.size(),
                answers.get(503),
                tonight.stream().mapToInt(Delivery::attempts).max().orElseThrow() - 1,
                seconds,
                ends.announced());
        lastNight = tonight;
    }

    /** Brings SQS back when its time is over; returns when all is delivered that was sent until then. */
    private static List<Delivery> repeatLastNightUntilTheEnd() throws Exception {
        Random random = new Random(1);
        Queue<CompletableFuture<Delivery>> repeated = new ConcurrentLinkedQueue<>();
        ScheduledFuture<?> repeats = TIMER.scheduleAtFixedRate(
                () -> repeated.add(again(lastNight.get(random.nextInt(lastNight.size())))),
                0,
                BETWEEN_REPEATS.toNanos(),
                TimeUnit.NANOSECONDS);
        TIMER.schedule(() -> healed(repeats), SECONDS, TimeUnit.SECONDS).get();
        return repeated.stream().map(CompletableFuture::join).toList();
    }

    private static CompletableFuture<Delivery> again(Delivery delivery) {
        return CompletableFuture.supplyAsync(() -> controlShift.deliverAgain(delivery.webhook()), THREADS);
    }

    private static boolean healed(ScheduledFuture<?> repeats) throws IOException {
        relay.disturb(Fault.NONE);
        return repeats.cancel(false);
    }

    private static int retries(List<Delivery> deliveries) {
        return deliveries.stream().mapToInt(delivery -> delivery.attempts() - 1).sum();
    }

    private static void assertThatTheWarehouseIsTheSourceAndEachExportWasLoadedOnce() throws SQLException {
        try (WarehouseReader reader = new WarehouseReader(pipeline.warehouseSettings())) {
            assertThat(WarehouseReader.files(reader.loads())).isEqualTo(ends.announced());
            for (SourceTable table : controlShift.tables()) {
                assertThat(reader.content(table)).isEqualTo(controlShift.truth(table.name()));
            }
        }
    }
}
