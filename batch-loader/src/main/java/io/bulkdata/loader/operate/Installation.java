package io.bulkdata.loader.operate;

import io.bulkdata.core.settings.Settings;
import java.time.Clock;

/**
 * An installation of Bulkdata, as those who look after it have it at hand. Every part needs only its own settings, by the names
 * that the functions have: {@code BULKDATA_BATCHES_TABLE}, {@code BULKDATA_LANDING_BUCKET}, {@code BULKDATA_FILES_QUEUE_URL},
 * {@code BULKDATA_WAREHOUSE_URL} and so on. Nothing is connected to before it is used.
 */
public final class Installation {

    private final Wiring wiring;
    private final Clock clock;

    /**
     * The installation that these settings are of.
     *
     * @param settings may hold more than is needed
     */
    public Installation(Settings settings) {
        this(settings, Clock.systemUTC());
    }

    Installation(Settings settings, Clock clock) {
        this.wiring = new Wiring(settings);
        this.clock = clock;
    }

    public BatchDesk batches() {
        return new BatchDesk(wiring.register(), ledger(), clock);
    }

    public Removal removal() {
        return new Removal(wiring.register());
    }

    public FileDesk files() {
        return new FileDesk(wiring.register(), wiring.files(), ledger());
    }

    public Backfill backfill() {
        return new Backfill(wiring.files(), wiring.landing().bucket(), wiring.register(), wiring.announcements());
    }

    public Reconciliation reconciliation() {
        LandingSettings landing = wiring.landing();
        return new Reconciliation(wiring.files(), wiring.register(), landing, ledger(), clock);
    }

    public TableDesk tables() {
        return new TableDesk(wiring.warehouse(), clock);
    }

    private LedgerBook ledger() {
        return new LedgerBook(wiring.warehouse(), wiring.warehouseName());
    }
}
