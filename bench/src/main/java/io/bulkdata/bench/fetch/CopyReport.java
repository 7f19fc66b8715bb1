package io.bulkdata.bench.fetch;

import io.bulkdata.bench.lambda.Quantiles;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Prints what the rounds showed, and whether the target is met. */
final class CopyReport {

    static final String CURL = "curl | curl";
    static final String CURL_AGAIN = "curl | curl, again";
    static final String OURS = "ours, JVM as Lambda sets it";

    private static final double LEAST = 0.9;

    private final PrintWriter out;

    CopyReport(PrintWriter out) {
        this.out = out;
    }

    /** Prints all; true when the target is met. */
    boolean large(CopyRounds rounds, List<? extends Copier> copiers) {
        double megabytes = rounds.file().size() / 1e6;
        out.printf(Locale.ROOT, "  %-28s %7s %10s  %s%n", megabytes + " MB", "MB/s", "the first", "requests to S3");
        for (Copier copier : copiers) {
            String name = copier.name();
            double median = Quantiles.of(
                            Arrays.stream(rounds.seconds(name)).boxed().toList(), Double::doubleValue)
                    .median();
            out.printf(
                    Locale.ROOT,
                    "  %-28s %7.0f %10.0f  %s%n",
                    name,
                    megabytes / median,
                    megabytes / rounds.first(name),
                    rounds.requests(name));
        }
        out.println("  MB/s by round, median (least to most):");
        ratio("A/A: curl again / curl", rounds, CURL_AGAIN, CURL);
        double ours = ratio(OURS + " / curl", rounds, OURS, CURL, CURL_AGAIN).median();
        out.printf(
                Locale.ROOT, "      target fetch >= %.1fx of curl: %s%n", LEAST, ours >= LEAST ? "reached" : "MISSED");
        out.flush();
        return ours >= LEAST;
    }

    /** Has no target: curl's time is mostly that of starting two processes. */
    void small(CopyRounds rounds, List<? extends Copier> copiers) {
        out.printf(
                Locale.ROOT,
                "  %-28s %7s %10s  %s%n",
                rounds.file().size() / 1e3 + " kB",
                "ms",
                "the first",
                "requests to S3");
        for (Copier copier : copiers) {
            String name = copier.name();
            double median = Quantiles.of(
                            Arrays.stream(rounds.seconds(name)).boxed().toList(), Double::doubleValue)
                    .median();
            out.printf(
                    Locale.ROOT,
                    "  %-28s %7.1f %10.1f  %s%n",
                    name,
                    median * 1e3,
                    rounds.first(name) * 1e3,
                    rounds.requests(name));
        }
        out.flush();
    }

    /** Of speeds, so of times the other way round. */
    private Quantiles ratio(String label, CopyRounds rounds, String ours, String... theirs) {
        Quantiles ratio = Quantiles.ofRatios(rounds.seconds(theirs), rounds.seconds(ours));
        out.printf(Locale.ROOT, "    %-40s %s%n", label, ratio);
        return ratio;
    }
}
