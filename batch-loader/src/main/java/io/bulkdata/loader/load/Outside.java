package io.bulkdata.loader.load;

import io.bulkdata.loader.BatchLeases;
import io.bulkdata.loader.Landing;
import io.bulkdata.loader.Manifests;
import io.bulkdata.loader.Notices;
import io.bulkdata.loader.rule.CurrentRules;
import io.bulkdata.loader.telemetry.LoaderMetrics;
import io.bulkdata.redshift.warehouse.Warehouse;
import java.time.Clock;

/** All that a loader works with and that is not a part of it. */
record Outside(
        BatchLeases leases,
        Landing landing,
        Manifests manifests,
        Notices notices,
        CurrentRules rules,
        Warehouse warehouse,
        LoaderMetrics metrics,
        Clock clock) {}
