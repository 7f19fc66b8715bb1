package io.bulkdata.bench.loader;

import java.util.List;

/**
 * Figures in their order.
 *
 * @param sorted at least one
 */
record Percentiles(List<Double> sorted) {

    Percentiles {
        sorted = sorted.stream().sorted().toList();
        if (sorted.isEmpty()) {
            throw new IllegalArgumentException("There are no figures");
        }
    }

    static Percentiles of(List<Double> figures) {
        return new Percentiles(figures);
    }

    /** The smallest figure that so large a share of them do not exceed. */
    double at(double share) {
        int rank = (int) Math.ceil(share * sorted.size());
        return sorted.get(Math.max(0, rank - 1));
    }
}
