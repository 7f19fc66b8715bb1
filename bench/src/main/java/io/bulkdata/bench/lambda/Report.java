package io.bulkdata.bench.lambda;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Prints what the rounds over one protocol showed, and whether the targets are met. */
final class Report {

    static final String NODE = "Node as users run it";
    static final String NODE_AGAIN = "Node as users run it, again";
    static final String NODE_KEEP_ALIVE = "Node, keep-alive";
    static final String ZIP = "ours, zip without SnapStart";
    static final String IMAGE = "ours, image with AOT cache";

    private final Endpoint endpoint;
    private final Rounds rounds;
    private final PrintWriter out;
    private boolean met = true;

    Report(Endpoint endpoint, Rounds rounds, PrintWriter out) {
        this.endpoint = endpoint;
        this.rounds = rounds;
        this.out = out;
    }

    /** Prints all; true when all targets are met. */
    boolean print(List<Contender> contenders) {
        out.println();
        out.println("SQS over " + endpoint.name());
        out.println("                               init ms  cold ms    1/s   p50 us   p99 us  RSS MB first / end");
        contenders.forEach(contender -> row(contender.name()));
        out.println("  ratios by round, median (least to most):");
        ratio("A/A: cold, Node again / Node", Figures::cold, NODE_AGAIN, NODE);
        ratio("A/A: warm, Node again / Node", Figures::perSecond, NODE_AGAIN, NODE);
        ratio("cold, zip / all Nodes", Figures::cold, ZIP, NODE, NODE_AGAIN, NODE_KEEP_ALIVE);
        double most = endpoint.secured() ? 2.3 : 1.5;
        double least = endpoint.secured() ? 3 : 1.5;
        Quantiles cold = ratio("cold, image / all Nodes", Figures::cold, IMAGE, NODE, NODE_AGAIN, NODE_KEEP_ALIVE);
        verdict("at most", most, cold.median() <= most);
        Quantiles asRun = ratio("warm 1/s, image / Node", Figures::perSecond, IMAGE, NODE);
        verdict("at least", least, asRun.median() >= least);
        Quantiles kept = ratio("warm 1/s, image / Node, keep-alive", Figures::perSecond, IMAGE, NODE_KEEP_ALIVE);
        verdict("at least", 1, kept.median() >= 1);
        out.println("  rounds in which other processes took more than 10 % of a processor: " + rounds.disturbed());
        out.flush();
        return met;
    }

    private void row(String name) {
        List<Figures> runs = rounds.of(name);
        out.printf(
                Locale.ROOT,
                "  %-28s %7.0f  %7.0f %6.0f %8.0f %8.0f  %12.0f / %.0f%n",
                name,
                Quantiles.of(runs, Figures::init).median(),
                Quantiles.of(runs, Figures::cold).median(),
                Quantiles.of(runs, Figures::perSecond).median(),
                Quantiles.of(runs, Figures::p50).median(),
                Quantiles.of(runs, Figures::p99).median(),
                Quantiles.of(runs, Figures::residentFirst).median(),
                Quantiles.of(runs, Figures::residentEnd).median());
    }

    private Quantiles ratio(String label, ToDoubleFunction<Figures> figure, String ours, String... theirs) {
        Quantiles ratio = Quantiles.ofRatios(rounds.series(figure, ours), rounds.series(figure, theirs));
        out.printf(Locale.ROOT, "    %-40s %s%n", label, ratio);
        return ratio;
    }

    private void verdict(String bound, double target, boolean isMet) {
        met &= isMet;
        out.printf(Locale.ROOT, "      target %s %.1f: %s%n", bound, target, isMet ? "met" : "MISSED");
    }
}
