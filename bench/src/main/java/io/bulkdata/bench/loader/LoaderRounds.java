package io.bulkdata.bench.loader;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Rounds in which every contender loads the same files, in an order that is drawn anew each time, and has all their rows in the
 * end. The first rounds do not count: the contenders, and the engines they all use, share a JVM that has yet to compile them.
 */
final class LoaderRounds {

    private final Engines engines;
    private final ExportSeries series;
    private final int files;
    private final int rows;
    private final Map<String, List<Double>> seconds = new LinkedHashMap<>();
    private final Map<Place, Long> expected = new HashMap<>();

    /**
     * Rounds of that size.
     *
     * @param files in each round
     * @param rows in each file
     */
    LoaderRounds(Engines engines, ExportSeries series, int files, int rows) {
        this.engines = engines;
        this.series = series;
        this.files = files;
        this.rows = rows;
    }

    void run(List<? extends Contender> contenders, int warmUp, int rounds, Random random)
            throws IOException, SQLException {
        for (int round = 0; round < warmUp + rounds; round++) {
            List<Export> exports = exports();
            List<Contender> shuffled = new ArrayList<>(contenders);
            Collections.shuffle(shuffled, random);
            for (Contender contender : shuffled) {
                double took = load(contender, exports);
                if (round >= warmUp) {
                    seconds.computeIfAbsent(contender.name(), name -> new ArrayList<>())
                            .add(took);
                }
            }
        }
    }

    /** The files of a round. */
    List<Export> exports() throws IOException {
        return series.next(files, rows, engines.aws());
    }

    /**
     * Seconds until all is loaded.
     *
     * @throws IllegalStateException when rows are missing, or there more than once
     */
    double load(Contender contender, List<Export> exports) throws SQLException {
        Place place = contender.place();
        List<StoredFile> landed = place.land(exports);
        long start = System.nanoTime();
        contender.load(landed);
        double took = (System.nanoTime() - start) / 1e9;
        long wanted = expected.merge(place, (long) exports.size() * rows, Long::sum);
        long found = engines.rows(place.table());
        if (found != wanted) {
            throw new IllegalStateException(contender.name() + " has " + found + " rows and should have " + wanted);
        }
        return took;
    }

    int files() {
        return files;
    }

    /** Seconds for a round, round by round. */
    double[] seconds(String contender) {
        return seconds.get(contender).stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** Files in a second, by the median of the rounds. */
    double filesPerSecond(String contender) {
        return files / Percentiles.of(seconds.get(contender)).at(0.5);
    }
}
