package io.bulkdata.local.controlshift;

import io.bulkdata.local.controlshift.export.ExportType;
import io.bulkdata.local.controlshift.export.Exporter;
import io.bulkdata.local.controlshift.schema.SchemaServer;
import io.bulkdata.local.controlshift.schema.SourceTable;
import io.bulkdata.local.controlshift.source.SourceDatabase;
import io.bulkdata.local.controlshift.source.TableSnapshot;
import io.bulkdata.local.controlshift.truth.TableContent;
import io.bulkdata.local.controlshift.webhook.Delivery;
import io.bulkdata.local.controlshift.webhook.Webhook;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * A running ControlShift. Its source changes by {@link #live}, {@link #update} and {@link #delete}; the exports tell the
 * world, and return when every webhook was delivered or given up. Meant to be driven by one thread.
 */
public final class ControlShift implements AutoCloseable {

    private final SourceDatabase database;
    private final Exporter exporter;
    private final Announcer announcer;
    private final SchemaServer server;
    private final Clock clock;

    ControlShift(SourceDatabase database, Exporter exporter, Announcer announcer, SchemaServer server, Clock clock) {
        this.database = database;
        this.exporter = exporter;
        this.announcer = announcer;
        this.server = server;
        this.clock = clock;
    }

    /** Begins with the defaults. */
    public static ControlShiftBuilder builder() {
        return new ControlShiftBuilder();
    }

    /** A night: exports every table as a whole, the empty ones too. */
    public List<Delivery> exportFull() {
        return join(database.tables().stream()
                .map(table -> announce(ExportType.FULL, database.all(table.name())))
                .toList());
    }

    /** Exports one table as a whole. */
    public Delivery exportFull(String table) {
        return announce(ExportType.FULL, database.all(table)).join();
    }

    /** A minute: exports the rows inserted since the last one, of the tables that have some. */
    public List<Delivery> exportIncremental() {
        List<CompletableFuture<Delivery>> sent = new ArrayList<>();
        for (SourceTable table : database.tables()) {
            TableSnapshot inserted = database.inserted(table.name());
            if (inserted.size() > 0) {
                sent.add(announce(ExportType.INCREMENTAL, inserted));
            }
        }
        return join(sent);
    }

    /** Inserts so many rows over all tables, as a live campaign does: most where most rows are, one signature at least. */
    public void live(int changes) {
        database.insert(changes, clock.instant());
    }

    /** Updates so many rows, spread likewise; only a full export will show it. */
    public void update(int changes) {
        database.update(changes, clock.instant());
    }

    /** Deletes up to so many rows, spread likewise, and returns how many; only a full export will show it. */
    public int delete(int changes) {
        return database.delete(changes);
    }

    /** The database, for changes to single tables. */
    public SourceDatabase database() {
        return database;
    }

    /** Sends the same bytes once more, with the retries of any webhook. */
    public Delivery deliverAgain(Webhook webhook) {
        return announcer.send(webhook).join();
    }

    /** Sends a webhook of another type, such as {@code signature.created}. */
    public Delivery sendOther(String type) {
        return announcer.other(type).join();
    }

    /**
     * What a forger would like to do: announces, with a wrong signature, a full export in which the table is empty. Who
     * believes it loses the table's rows.
     */
    public Delivery forge(String table) {
        try {
            return announcer.forged(
                    exporter.export(ExportType.FULL, database.all(table).emptied()));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write the forged export of " + table, e);
        }
    }

    /** The tables, in the order of the schema API. */
    public List<SourceTable> tables() {
        return database.tables();
    }

    /** What the table holds now, for comparison with {@link TableContent#ofWarehouse}. */
    public TableContent truth(String table) {
        TableSnapshot now = database.all(table);
        return TableContent.ofSource(now.table(), now.rows());
    }

    /** Every delivery that has ended, forgeries too, in the order of their ends. */
    public List<Delivery> deliveries() {
        return announcer.deliveries();
    }

    /** Whether a webhook was refused to the end, so that no further ones are sent. */
    public boolean endpointDisabled() {
        return announcer.endpoint().disabled();
    }

    /** What a person does in ControlShift's settings once the endpoint is well again. */
    public void enableEndpoint() {
        announcer.endpoint().enable();
    }

    /** Where {@code schema.json} is. */
    public URI schemaUri() {
        return server.schemaUri();
    }

    /** Where the CSV header row of a table is. */
    public URI columnsUri(String table) {
        return server.columnsUri(table);
    }

    @Override
    public void close() {
        announcer.close();
        server.close();
    }

    private CompletableFuture<Delivery> announce(ExportType type, TableSnapshot snapshot) {
        try {
            return announcer.exported(exporter.export(type, snapshot));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Cannot export table " + snapshot.table().name(), e);
        }
    }

    private static List<Delivery> join(List<CompletableFuture<Delivery>> sent) {
        return sent.stream().map(CompletableFuture::join).toList();
    }
}
