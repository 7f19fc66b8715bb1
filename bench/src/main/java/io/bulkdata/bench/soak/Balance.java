package io.bulkdata.bench.soak;

import io.bulkdata.core.settings.Settings;
import io.bulkdata.loader.operate.ExportScope;
import io.bulkdata.loader.operate.Installation;
import io.bulkdata.loader.operate.Progress;
import io.bulkdata.loader.operate.Report;
import io.bulkdata.loader.operate.TableSum;
import java.util.Map;
import java.util.function.ToLongFunction;

/** What {@code bulkdata reconcile} says of all exports. */
final class Balance {

    private static final ExportScope ALL = new ExportScope(null, null, null);

    private final Installation installation;

    /** @param environment of the installation */
    Balance(Map<String, String> environment) {
        this.installation = new Installation(new Settings(environment));
    }

    Report now() {
        return installation.reconciliation().run(ALL, Progress.NONE);
    }

    /** Whether every file that was sent has landed and ended. */
    static boolean isAtRest(Report report, Tally sent) {
        return total(report, TableSum::received) == sent.files() && total(report, TableSum::inFlight) == 0;
    }

    static long total(Report report, ToLongFunction<TableSum> part) {
        return report.tables().stream().mapToLong(part).sum();
    }

    static String sum(Report report) {
        return total(report, TableSum::received) + " received = " + total(report, TableSum::loaded) + " loaded + "
                + total(report, TableSum::superseded) + " superseded + " + total(report, TableSum::quarantined)
                + " quarantined + " + total(report, TableSum::inFlight) + " in flight, "
                + report.findings().size() + " differences";
    }
}
