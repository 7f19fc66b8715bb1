package io.bulkdata.bench.loader;

import io.bulkdata.core.settings.Settings;
import io.bulkdata.local.LocalOptions;
import io.bulkdata.local.LocalPipeline;
import io.bulkdata.local.WarehouseTables;
import io.bulkdata.local.controlshift.export.ExportedFile;
import io.bulkdata.local.controlshift.schema.SchemaServer;
import io.bulkdata.local.controlshift.schema.SourceSchema;
import io.bulkdata.local.controlshift.source.TableSnapshot;
import io.bulkdata.local.controlshift.webhook.Endpoint;
import io.bulkdata.local.controlshift.webhook.RetryPauses;
import io.bulkdata.local.controlshift.webhook.Webhook;
import io.bulkdata.redshift.warehouse.Warehouse;
import io.bulkdata.redshift.warehouse.WarehouseSettings;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** How long it takes from a signed webhook to a row that a SELECT finds, in a local pipeline that has nothing else to do. */
final class Visibility implements AutoCloseable {

    private static final String SECRET = "secret-of-the-bench";
    private static final String QUERY = "SELECT id FROM public." + ExportSeries.TABLE + " WHERE id = ?";
    private static final int WARM_UP = 3;
    private static final long LOOK_MILLIS = 10;
    private static final int MOST_PAUSE_MILLIS = 1_000;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final LocalPipeline pipeline;
    private final Endpoint endpoint;
    private final ExportSeries series;
    private final Random random;

    private Visibility(LocalPipeline pipeline, long seed) {
        this.pipeline = pipeline;
        this.endpoint = new Endpoint(pipeline.webhookUrl(), SECRET, new RetryPauses(1), 1);
        this.series = ExportSeries.in(pipeline.aws(), seed);
        this.random = new Random(seed);
    }

    /** Starts a pipeline as {@code bulkdata local} does: batches close at the age of a second, the sweep looks each second. */
    static Visibility start(long seed) throws IOException {
        LocalPipeline pipeline = LocalPipeline.start(LocalOptions.defaults(SECRET));
        try (SchemaServer schema = SchemaServer.start(SourceSchema.published(), false);
                Warehouse warehouse = pipeline.openWarehouse()) {
            List<String> unused = WarehouseTables.create(schema.schemaUri(), warehouse);
            return new Visibility(pipeline, seed);
        } catch (IOException | RuntimeException e) {
            pipeline.close();
            throw e;
        }
    }

    /** Seconds, webhook by webhook; a few that come first do not count. */
    List<Double> measure(int webhooks) throws IOException, SQLException, InterruptedException {
        WarehouseSettings settings = new Settings(pipeline.environment()).readSome(WarehouseSettings::from);
        List<Double> seconds = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(
                        settings.url(), settings.user(), settings.password().reveal());
                PreparedStatement select = connection.prepareStatement(QUERY)) {
            int first = Math.min(WARM_UP, webhooks);
            for (int i = 0; i < first + webhooks; i++) {
                // So that the sweep's ticks are met at any time.
                Thread.sleep(random.nextInt(MOST_PAUSE_MILLIS));
                double took = once(select, i);
                if (i >= first) {
                    seconds.add(took);
                }
            }
        }
        return seconds;
    }

    private double once(PreparedStatement select, int number) throws IOException, SQLException, InterruptedException {
        TableSnapshot inserted = series.insert(1);
        ExportedFile file = series.export(inserted);
        int id = inserted.table().columnNames().indexOf("id");
        select.setLong(
                1, Long.parseLong(inserted.rows().findFirst().orElseThrow().get(id)));
        Webhook webhook = Webhook.exported(file, false, String.format("%024x", number));
        long start = System.nanoTime();
        if (!endpoint.deliver(webhook).join().delivered()) {
            throw new IllegalStateException("The webhook of " + file + " was refused");
        }
        while (!isVisible(select)) {
            if (System.nanoTime() - start > PATIENCE.toNanos()) {
                throw new IllegalStateException("No row of " + file + " after " + PATIENCE);
            }
            Thread.sleep(LOOK_MILLIS);
        }
        return (System.nanoTime() - start) / 1e9;
    }

    private static boolean isVisible(PreparedStatement select) throws SQLException {
        try (ResultSet rows = select.executeQuery()) {
            return rows.next();
        }
    }

    @Override
    public void close() {
        try (pipeline) {
            endpoint.close();
        }
    }
}
