package io.bulkdata.bench.loader;

import io.bulkdata.bench.lambda.Quantiles;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Prints what the rounds, the counts and the webhooks showed, and whether the targets are reached. */
final class LoaderReport {

    private static final double LEAST_ALONE = 5;
    private static final double LEAST_IN_TENS = 20;
    private static final double MOST_REQUESTS = 0.25;
    private static final double MOST_P50 = 2;
    private static final double MOST_P99 = 5;

    private final PrintWriter out;
    private boolean met = true;

    LoaderReport(PrintWriter out) {
        this.out = out;
    }

    /** Whether all targets are reached that were printed so far. */
    boolean isMet() {
        return met;
    }

    void speed(LoaderRounds rounds) {
        out.printf(Locale.ROOT, "  %-30s %8s%n", "", "files/s");
        for (int batch : Contenders.BATCHES) {
            for (String name : List.of(Contenders.incumbent(batch), Contenders.ours(batch), Contenders.again(batch))) {
                out.printf(Locale.ROOT, "  %-30s %8.1f%n", name, rounds.filesPerSecond(name));
            }
        }
        out.println("  files/s by round, median (least to most):");
        for (int batch : Contenders.BATCHES) {
            ratio(
                    rounds,
                    "A/A: " + Contenders.again(batch) + " / ours",
                    Contenders.again(batch),
                    Contenders.ours(batch));
        }
        int one = Contenders.BATCHES.get(0);
        least(
                LEAST_ALONE,
                ratio(rounds, "ours in 1 / incumbent in 1", Contenders.ours(one), Contenders.incumbent(one)));
        for (int tens : Contenders.BATCHES.subList(1, Contenders.BATCHES.size())) {
            least(
                    LEAST_IN_TENS,
                    ratio(
                            rounds,
                            "ours in " + tens + " / incumbent in 1, as installed",
                            Contenders.ours(tens),
                            Contenders.incumbent(one)));
            ratio(
                    rounds,
                    "ours in " + tens + " / incumbent in " + tens + " (no target)",
                    Contenders.ours(tens),
                    Contenders.incumbent(tens));
        }
        out.flush();
    }

    /** @param perFile requests for a file by the contender's name */
    void requests(Map<String, Double> perFile, Map<String, String> kinds) {
        out.println("  requests to AWS for a file:");
        perFile.forEach(
                (name, count) -> out.printf(Locale.ROOT, "    %-28s %5.1f  %s%n", name, count, kinds.get(name)));
        int one = Contenders.BATCHES.get(0);
        share(perFile, "ours in 1 / incumbent in 1 (no target)", Contenders.ours(one), Contenders.incumbent(one));
        for (int tens : Contenders.BATCHES.subList(1, Contenders.BATCHES.size())) {
            share(
                    perFile,
                    "ours in " + tens + " / incumbent in " + tens + " (no target)",
                    Contenders.ours(tens),
                    Contenders.incumbent(tens));
            double share = share(
                    perFile,
                    "ours in " + tens + " / incumbent in 1, as installed",
                    Contenders.ours(tens),
                    Contenders.incumbent(one));
            verdict("at most", MOST_REQUESTS, share <= MOST_REQUESTS);
        }
        out.flush();
    }

    /** @param seconds from a webhook to its row */
    void visibility(List<Double> seconds) {
        Percentiles percentiles = Percentiles.of(seconds);
        out.printf(
                Locale.ROOT,
                "webhook to visible row, %d webhooks one after the other, batches closed at the age of 1 s: p50 %.2f s, p99 %.2f s,"
                        + " least %.2f s, most %.2f s%n",
                seconds.size(),
                percentiles.at(0.5),
                percentiles.at(0.99),
                percentiles.at(0),
                percentiles.at(1));
        below("p50", MOST_P50, percentiles.at(0.5));
        below("p99", MOST_P99, percentiles.at(0.99));
        out.flush();
    }

    private double ratio(LoaderRounds rounds, String label, String ours, String theirs) {
        // Of speeds, so of times the other way round.
        Quantiles ratio = Quantiles.ofRatios(rounds.seconds(theirs), rounds.seconds(ours));
        out.printf(Locale.ROOT, "    %-44s %s%n", label, ratio);
        return ratio.median();
    }

    private double share(Map<String, Double> perFile, String label, String ours, String theirs) {
        double share = perFile.get(ours) / perFile.get(theirs);
        out.printf(Locale.ROOT, "    %-44s %.2f%n", label, share);
        return share;
    }

    private void least(double target, double found) {
        verdict("at least", target, found >= target);
    }

    private void below(String what, double target, double found) {
        verdict(what + " below", target, found < target);
    }

    private void verdict(String bound, double target, boolean isReached) {
        met &= isReached;
        out.printf(Locale.ROOT, "      target %s %.2f: %s%n", bound, target, isReached ? "reached" : "MISSED");
    }
}
