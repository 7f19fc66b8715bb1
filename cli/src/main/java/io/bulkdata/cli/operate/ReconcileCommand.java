package io.bulkdata.cli.operate;

import io.bulkdata.cli.TextTable;
import io.bulkdata.loader.operate.Report;
import io.bulkdata.loader.operate.TableSum;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.Callable;
import java.util.function.ToLongFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bulkdata reconcile}. */
@Command(
        name = "reconcile",
        description =
                "Proves that every landed export is loaded, superseded, quarantined or on its way, and names those that are"
                        + " not. Reads only. Exits with 1 when the sum breaks.",
        mixinStandardHelpOptions = true)
public final class ReconcileCommand implements Callable<Integer> {

    private static final int DAYS = 7;

    @Mixin
    private final Place place = new Place();

    @Mixin
    private final Answer answer = new Answer();

    @Mixin
    private final Days days = new Days();

    @Option(names = "--all", description = "Of every day; without it and without --from those of the last 7 days.")
    private boolean all;

    @Override
    public Integer call() {
        LocalDate since = all || !days.isUnlimited()
                ? null
                : LocalDate.now(ZoneOffset.UTC).minusDays(DAYS);
        Report report;
        try (Bar bar = new Bar()) {
            report = place.installation().reconciliation().run(days.scope(since), bar);
        }
        Report found = report;
        answer.give(found, out -> print(found, out));
        return report.isBalanced() ? 0 : 1;
    }

    private static void print(Report report, PrintWriter out) {
        TextTable table = new TextTable(
                "target",
                "received",
                "loaded",
                "superseded",
                "quarantined",
                "in flight",
                "broken",
                "rows loaded",
                "rows told");
        report.tables().forEach(sum -> add(table, sum));
        Answer.print(out, table, report.tables().isEmpty(), "No exports.");
        report.findings().forEach(finding -> {
            out.println();
            out.println((finding.file() == null ? "Batch " + finding.batch() : finding.file()) + " for "
                    + finding.target()
                    + (finding.file() == null || finding.batch() == null ? "" : ", batch " + finding.batch()) + ":");
            out.println("  " + finding.problem());
            out.println("  next: " + finding.next());
        });
        report.strange().forEach(file -> out.println("No export: " + file));
        out.println();
        out.println(verdict(report));
        out.println(rows(report));
    }

    private static String verdict(Report report) {
        String sum = total(report, TableSum::received) + " received = " + total(report, TableSum::loaded) + " loaded + "
                + total(report, TableSum::superseded) + " superseded + " + total(report, TableSum::quarantined)
                + " quarantined + " + total(report, TableSum::inFlight) + " in flight";
        long broken = total(report, TableSum::broken);
        if (broken > 0) {
            return sum + " + " + broken + " that cannot be accounted for: the sum breaks.";
        }
        return report.isBalanced()
                ? sum + ": nothing is missing."
                : sum + ": the sum of files holds, but what is named above does not fit.";
    }

    private static String rows(Report report) {
        long loaded = total(report, TableSum::rows);
        long told = total(report, TableSum::rowsTold);
        return loaded + " rows in the ledger " + (loaded == told ? "= " : "and ") + told + " told of.";
    }

    private static long total(Report report, ToLongFunction<TableSum> part) {
        return report.tables().stream().mapToLong(part).sum();
    }

    private static void add(TextTable table, TableSum sum) {
        table.add(
                sum.table(),
                sum.received(),
                sum.loaded(),
                sum.superseded(),
                sum.quarantined(),
                sum.inFlight(),
                sum.broken(),
                sum.rows(),
                sum.rowsTold());
    }
}
