package io.bulkdata.bench;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Runs of ours beside runs of theirs, in turn, and the ratio that must be met. */
final class Comparison {

    private final String name;
    private final String unit;
    private final double mostTimesTheirs;
    private final List<Double> ours = new ArrayList<>();
    private final List<Double> theirs = new ArrayList<>();

    /**
     * Of things that are better when they are smaller.
     *
     * @param mostTimesTheirs the target: how many times theirs ours may be
     */
    Comparison(String name, String unit, double mostTimesTheirs) {
        this.name = name;
        this.unit = unit;
        this.mostTimesTheirs = mostTimesTheirs;
    }

    /** One that is only shown, since it is not ours to change. */
    static Comparison withoutTarget(String name, String unit) {
        return new Comparison(name, unit, Double.POSITIVE_INFINITY);
    }

    void add(double ofOurs, double ofTheirs) {
        ours.add(ofOurs);
        theirs.add(ofTheirs);
    }

    /** Of the medians. */
    double ratio() {
        return median(ours) / median(theirs);
    }

    boolean isMet() {
        return ratio() <= mostTimesTheirs;
    }

    void print(PrintWriter out) {
        out.println(name);
        for (int i = 0; i < ours.size(); i++) {
            out.printf(
                    Locale.ROOT,
                    "  run %d   theirs %10.2f %s   ours %10.2f %s   ratio %.2f%n",
                    i + 1,
                    theirs.get(i),
                    unit,
                    ours.get(i),
                    unit,
                    ours.get(i) / theirs.get(i));
        }
        out.printf(Locale.ROOT, "  ratio of the medians %.2f, %s%n", ratio(), verdict());
        out.flush();
    }

    private String verdict() {
        return Double.isInfinite(mostTimesTheirs)
                ? "no target"
                : String.format(Locale.ROOT, "target at most %.2f: %s", mostTimesTheirs, isMet() ? "met" : "MISSED");
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
