package io.bulkdata.local.demo;

import io.bulkdata.core.message.Notice;
import io.bulkdata.local.LocalOptions;
import io.bulkdata.local.LocalPipeline;
import io.bulkdata.local.WarehouseTables;
import io.bulkdata.local.controlshift.ControlShift;
import io.bulkdata.local.controlshift.SimulatedClock;
import io.bulkdata.local.controlshift.schema.SourceTable;
import io.bulkdata.local.controlshift.truth.TableContent;
import io.bulkdata.local.controlshift.webhook.Delivery;
import io.bulkdata.local.demo.DemoReport.TableReport;
import io.bulkdata.local.demo.WarehouseReader.Loads;
import io.bulkdata.redshift.warehouse.Warehouse;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Two nights and the minutes between them, with a webhook that comes twice and one that is forged. */
public final class Demo {

    private static final String BUCKET = "agra-data-exports-staging";
    private static final Instant FIRST_NIGHT = Instant.parse("2026-11-20T01:00:00Z");
    private static final Duration ONE_DAY = Duration.ofDays(1);
    private static final int CHANGES_EACH_MINUTE = 40;
    private static final double RETRY_SCALE = 0.01;
    private static final String UNAUTHORISED_TABLE = "signatures";

    private final DemoOptions options;
    private final DemoListener listener;
    private final LocalPipeline pipeline;
    private final ControlShift controlShift;
    private final SimulatedClock clock;
    private final Ends ends;
    private final List<String> problems = new ArrayList<>();

    private Demo(
            DemoOptions options,
            DemoListener listener,
            LocalPipeline pipeline,
            ControlShift controlShift,
            SimulatedClock clock) {
        this.options = options;
        this.listener = listener;
        this.pipeline = pipeline;
        this.controlShift = controlShift;
        this.clock = clock;
        this.ends = new Ends(pipeline.notices(), listener);
    }

    /**
     * Runs it from start to end in engines of its own.
     *
     * @param secret what webhooks are signed with
     * @param redshiftPort 0 for a free one
     */
    public static DemoReport run(DemoOptions options, String secret, int redshiftPort, DemoListener listener)
            throws IOException, SQLException {
        SimulatedClock clock = new SimulatedClock(FIRST_NIGHT);
        listener.step("Starting S3, DynamoDB, SQS, SNS and Redshift");
        try (LocalPipeline pipeline =
                        LocalPipeline.start(LocalOptions.defaults(secret).onPorts(0, redshiftPort));
                ControlShift controlShift = controlShift(options, secret, pipeline, clock)) {
            return new Demo(options, listener, pipeline, controlShift, clock).run();
        }
    }

    private static ControlShift controlShift(
            DemoOptions options, String secret, LocalPipeline pipeline, SimulatedClock clock) throws IOException {
        pipeline.aws().s3().createBucket(request -> request.bucket(BUCKET));
        return ControlShift.builder()
                .webhookUrl(pipeline.webhookUrl())
                .secret(secret)
                .s3(pipeline.aws().s3())
                .presigner(pipeline.aws().presigner())
                .bucket(BUCKET)
                .rows(options.rows())
                .bzip2(options.bzip2())
                .retryScale(RETRY_SCALE)
                .clock(clock)
                .start();
    }

    private DemoReport run() throws IOException, SQLException {
        try (Warehouse warehouse = pipeline.openWarehouse()) {
            List<String> tables = WarehouseTables.create(controlShift.schemaUri(), warehouse);
            listener.fact("Created " + tables.size() + " tables from the schema API");
        }
        List<Delivery> night = firstNight();
        minutes();
        unwelcome(night.get(0));
        secondNight();
        return report();
    }

    private List<Delivery> firstNight() {
        listener.step("First night: a full export of every table");
        List<Delivery> night = controlShift.exportFull();
        ends.await(night);
        return night;
    }

    private void minutes() {
        listener.step(options.minutes() + " minutes of incremental exports");
        List<Delivery> sent = new ArrayList<>();
        for (int minute = 0; minute < options.minutes(); minute++) {
            clock.advance(Duration.ofMinutes(1));
            controlShift.live(CHANGES_EACH_MINUTE);
            sent.addAll(controlShift.exportIncremental());
        }
        ends.await(sent);
    }

    private void unwelcome(Delivery delivered) {
        listener.step("A webhook that comes twice, one that is forged, one of another type");
        expect(controlShift.deliverAgain(delivered.webhook()).delivered(), "the second delivery was refused");
        Delivery forged = controlShift.forge(UNAUTHORISED_TABLE);
        expect(forged.lastStatus() == 401, "a forged webhook was answered " + forged.lastStatus());
        listener.fact("The webhook that came twice was accepted twice");
        listener.fact("The forged webhook was answered " + forged.lastStatus());
        expect(controlShift.sendOther("signature.created").delivered(), "another type of webhook was refused");
    }

    private void secondNight() {
        listener.step("Second night: after updates and deletions");
        clock.advance(ONE_DAY);
        int changes = Math.max(1, options.rows() / 10);
        controlShift.live(changes);
        controlShift.update(changes);
        controlShift.delete(changes);
        ends.await(controlShift.exportFull());
    }

    private DemoReport report() throws SQLException {
        listener.step("Comparing every cell with the source");
        List<TableReport> tables = new ArrayList<>();
        try (WarehouseReader reader = new WarehouseReader(pipeline.warehouseSettings())) {
            Map<String, Loads> loads = reader.loads();
            long files = WarehouseReader.files(loads);
            expect(files == ends.announced(), ends.announced() + " exports were sent, but " + files + " loaded");
            listener.fact("Of " + ends.announced() + " different exports, the ledger has " + files);
            for (SourceTable table : controlShift.tables()) {
                tables.add(compare(table, reader, loads.getOrDefault(table.name(), Loads.NONE)));
                listener.progress(tables.size(), controlShift.tables().size());
            }
        }
        List<Notice> notices = pipeline.notices().read();
        notices.stream()
                .filter(notice -> notice.error() != null)
                .forEach(notice ->
                        problems.add(notice.table() + ": " + notice.error().message()));
        return new DemoReport(tables, notices, problems);
    }

    private TableReport compare(SourceTable table, WarehouseReader reader, Loads loads) throws SQLException {
        TableContent source = controlShift.truth(table.name());
        TableContent warehouse = reader.content(table);
        return new TableReport(
                table.name(),
                source.rows(),
                warehouse.rows(),
                source.equals(warehouse),
                loads.count(),
                loads.seconds());
    }

    private void expect(boolean expected, String problem) {
        if (!expected) {
            problems.add(problem);
        }
    }
}
