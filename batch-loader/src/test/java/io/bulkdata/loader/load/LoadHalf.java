package io.bulkdata.loader.load;

import io.bulkdata.core.settings.Settings;
import io.bulkdata.loader.BatchId;
import io.bulkdata.loader.BatchLeases;
import io.bulkdata.loader.Landing;
import io.bulkdata.loader.Manifests;
import io.bulkdata.loader.Notices;
import io.bulkdata.loader.rule.CurrentRules;
import io.bulkdata.loader.telemetry.LoaderMetrics;
import io.bulkdata.redshift.warehouse.Warehouse;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The loading half as it is, over any ports, one thing after the other. */
public final class LoadHalf {

    /** How long one process can live. */
    public static final Duration LIFE = Duration.ofMinutes(15);

    /** How much older than the last full an incremental may be. */
    public static final Duration GRACE = Duration.ofMinutes(15);

    /** How often a batch is tried. */
    public static final int ATTEMPTS = 2;

    private static final LoadSettings SETTINGS = settings();

    private final GroupLoader loader;

    public LoadHalf(
            BatchLeases leases,
            Landing landing,
            Manifests manifests,
            Notices notices,
            CurrentRules rules,
            Warehouse warehouse,
            Clock clock) {
        loader = Wiring.loader(
                SETTINGS,
                new Outside(leases, landing, manifests, notices, rules, warehouse, LoaderMetrics.none(), clock),
                new Parallel(Runnable::run));
    }

    /** Loads what one request asks for. */
    public void load(List<BatchId> batches) {
        loader.runs(batches, LIFE).forEach(run -> loader.load(run, LIFE));
    }

    private static LoadSettings settings() {
        Map<String, String> environment = new HashMap<>(LoadSettingsTest.REQUIRED);
        environment.put("BULKDATA_GRACE", GRACE.toString());
        environment.put("BULKDATA_LOAD_ATTEMPTS", Integer.toString(ATTEMPTS));
        environment.put("BULKDATA_AWAY_LOOKS", "2");
        return new Settings(environment).read(LoadSettings::from);
    }
}
