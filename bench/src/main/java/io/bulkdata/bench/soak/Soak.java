package io.bulkdata.bench.soak;

import io.bulkdata.core.message.Notice;
import io.bulkdata.loader.operate.Finding;
import io.bulkdata.loader.operate.Report;
import io.bulkdata.loader.operate.TableSum;
import io.bulkdata.local.LocalOptions;
import io.bulkdata.local.LocalPipeline;
import io.bulkdata.local.Persistence;
import io.bulkdata.local.WarehouseTables;
import io.bulkdata.local.controlshift.ControlShift;
import io.bulkdata.local.controlshift.SimulatedClock;
import io.bulkdata.redshift.warehouse.Warehouse;
import io.bulkdata.redshift.warehouse.WarehouseException;
import java.io.IOException;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Runs a night through a pipeline of its own, and compares what is there in the end with what was sent. */
final class Soak {

    private static final String SECRET = "secret-of-the-soak";
    private static final String BUCKET = "agra-data-exports-staging";
    private static final double RETRY_SCALE = 0.01;
    private static final Duration ONE_MINUTE = Duration.ofMinutes(1);
    private static final long LOOK_MILLIS = 2_000;

    /** Of a load: a batch whose loader was killed is free half a minute after that. */
    static final Duration LOAD_TIMEOUT = Duration.ofSeconds(20);

    private static final int ATTEMPTS = 8;
    private static final Duration PAUSE = Duration.ofSeconds(2);

    /** Longer than a load whose session was ended needs until its next attempt, several times over. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final SoakOptions options;
    private final PrintWriter out;
    private final LocalPipeline pipeline;
    private final ControlShift controlShift;
    private final Night night;
    private final Instant start = Instant.now();
    private Instant nextLine = start.plus(ONE_MINUTE);

    private Soak(SoakOptions options, PrintWriter out, LocalPipeline pipeline, ControlShift controlShift, Night night) {
        this.options = options;
        this.out = out;
        this.pipeline = pipeline;
        this.controlShift = controlShift;
        this.night = night;
    }

    /** True when there is no difference of any kind. */
    static boolean run(SoakOptions options, PrintWriter out) throws IOException, SQLException, InterruptedException {
        // Yesterday, so that the exports are neither in the future nor too old to be remembered.
        SimulatedClock clock = new SimulatedClock(Instant.now()
                .truncatedTo(ChronoUnit.DAYS)
                .minus(1, ChronoUnit.DAYS)
                .plus(1, ChronoUnit.HOURS));
        Random random = new Random(options.seed());
        try (Outages outages = new Outages();
                LocalPipeline pipeline = LocalPipeline.startBehind(outages::through, local(options));
                ControlShift controlShift = controlShift(options, pipeline, clock)) {
            BrokenExports broken = new BrokenExports(pipeline.aws(), BUCKET, controlShift.tables(), random);
            Night night = new Night(controlShift, clock, broken, options.trouble(), random);
            return new Soak(options, out, pipeline, controlShift, night).run(outages, random);
        }
    }

    /** A loader that is to be killed needs a process of its own. */
    private static LocalOptions local(SoakOptions options) {
        LocalOptions usual = LocalOptions.defaults(SECRET);
        return options.killEvery().isZero()
                ? usual
                : usual.trying(Persistence.defaults().loading(0, LOAD_TIMEOUT, ATTEMPTS, PAUSE));
    }

    private static ControlShift controlShift(SoakOptions options, LocalPipeline pipeline, SimulatedClock clock)
            throws IOException {
        pipeline.aws().s3().createBucket(request -> request.bucket(BUCKET));
        return ControlShift.builder()
                .webhookUrl(pipeline.webhookUrl())
                .secret(SECRET)
                .s3(pipeline.aws().s3())
                .presigner(pipeline.aws().presigner())
                .bucket(BUCKET)
                .rows(options.rows())
                .seed(options.seed())
                .retryScale(RETRY_SCALE)
                .clock(clock)
                .start();
    }

    private boolean run(Outages outages, Random random) throws IOException, SQLException, InterruptedException {
        try (Warehouse warehouse = pipeline.openWarehouse()) {
            List<String> unused = WarehouseTables.create(controlShift.schemaUri(), warehouse);
        }
        try (Misfortunes misfortunes = Misfortunes.begin(options, pipeline, outages, random)) {
            send(misfortunes);
            misfortunes.end();
            return compare(misfortunes, rest());
        }
    }

    private boolean compare(Misfortunes misfortunes, Report report) throws SQLException {
        out.printf(
                "sent %s; at rest after %d s%n",
                night.sent(), Duration.between(start, Instant.now()).toSeconds());
        out.println(misfortunes);
        out.println("reconcile: " + Balance.sum(report));
        List<String> differences = differences(report);
        differences.forEach(difference -> out.println("  DIFFERENCE: " + difference));
        out.println(
                differences.isEmpty()
                        ? "Every table equals its source, nothing is missing: reconcile = 0 difference"
                        : differences.size() + " differences: FAILED");
        out.flush();
        return differences.isEmpty();
    }

    private void send(Misfortunes misfortunes) throws InterruptedException {
        night.fullExports();
        Instant begin = Instant.now();
        for (int minute = 1; minute <= options.night(); minute++) {
            night.minute(options.changes());
            progress("minute " + minute + " of " + options.night() + " of the night, " + misfortunes);
            Duration early =
                    Duration.between(Instant.now(), begin.plus(options.step().multipliedBy(minute)));
            if (!early.isNegative()) {
                Thread.sleep(early.toMillis());
            }
        }
    }

    /** Waits until all has ended, or nothing gets on any more. */
    private Report rest() throws InterruptedException {
        Balance balance = new Balance(pipeline.environment());
        Report report = look(balance);
        String last = Balance.sum(report);
        Instant lastNews = Instant.now();
        while (!Balance.isAtRest(report, night.sent()) && Instant.now().isBefore(lastNews.plus(PATIENCE))) {
            Thread.sleep(LOOK_MILLIS);
            report = look(balance);
            String sum = Balance.sum(report);
            lastNews = sum.equals(last) ? lastNews : Instant.now();
            last = sum;
            progress("all is sent, waiting");
        }
        return report;
    }

    /** The warehouse may still be coming back. */
    private static Report look(Balance balance) throws InterruptedException {
        Instant end = Instant.now().plus(ONE_MINUTE);
        while (true) {
            try {
                return balance.now();
            } catch (WarehouseException e) {
                if (Instant.now().isAfter(end)) {
                    throw e;
                }
                Thread.sleep(LOOK_MILLIS);
            }
        }
    }

    /** A line each minute. */
    private void progress(String where) {
        if (Instant.now().isBefore(nextLine)) {
            return;
        }
        nextLine = nextLine.plus(ONE_MINUTE);
        List<Notice> notices = pipeline.notices().read();
        out.printf(
                "%4d s: %s; sent %s; files that ended %d, batches loaded %d, quarantined %d%n",
                Duration.between(start, Instant.now()).toSeconds(),
                where,
                night.sent(),
                notices.stream()
                        .flatMap(notice -> notice.files().stream())
                        .distinct()
                        .count(),
                count(notices, Notice.Status.LOADED),
                count(notices, Notice.Status.QUARANTINED));
        out.flush();
    }

    private static long count(List<Notice> notices, Notice.Status status) {
        return notices.stream().filter(notice -> notice.status() == status).count();
    }

    private List<String> differences(Report report) throws SQLException {
        Tally sent = night.sent();
        List<String> differences = new ArrayList<>();
        for (Finding finding : report.findings()) {
            differences.add(
                    (finding.file() == null ? "batch " + finding.batch() : finding.file()) + ": " + finding.problem());
        }
        report.strange().forEach(file -> differences.add("no export: " + file));
        expect(differences, "received", Balance.total(report, TableSum::received), sent.files());
        expect(differences, "loaded", Balance.total(report, TableSum::loaded), sent.files() - sent.broken());
        expect(differences, "quarantined", Balance.total(report, TableSum::quarantined), sent.broken());
        expect(differences, "webhooks refused", sent.refused(), 0);
        expect(
                differences,
                "rows told of",
                Balance.total(report, TableSum::rowsTold),
                Balance.total(report, TableSum::rows));
        differences.addAll(Contents.differences(controlShift, pipeline.warehouseSettings()));
        return differences;
    }

    private static void expect(List<String> differences, String what, long found, long wanted) {
        if (found != wanted) {
            differences.add(what + " are " + found + " and should be " + wanted);
        }
    }
}
