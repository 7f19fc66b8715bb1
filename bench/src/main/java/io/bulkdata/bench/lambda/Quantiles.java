package io.bulkdata.bench.lambda;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** The median of some figures, and how far they spread. */
public record Quantiles(double least, double median, double most) {

    public static <T> Quantiles of(List<T> items, ToDoubleFunction<T> figure) {
        double[] sorted = items.stream().mapToDouble(figure).sorted().toArray();
        int middle = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Quantiles(sorted[0], median, sorted[sorted.length - 1]);
    }

    /** Of ours divided by theirs, run by run. */
    public static Quantiles ofRatios(double[] ours, double[] theirs) {
        Double[] ratios = new Double[ours.length];
        Arrays.setAll(ratios, i -> ours[i] / theirs[i]);
        return of(Arrays.asList(ratios), Double::doubleValue);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.2f (%.2f to %.2f)", median, least, most);
    }
}
