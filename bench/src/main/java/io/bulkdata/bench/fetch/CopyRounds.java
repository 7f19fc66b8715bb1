package io.bulkdata.bench.fetch;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Rounds in which every copier copies the same file, in an order that is drawn anew each time. The first does not count. */
final class CopyRounds {

    private final SampleFile file;
    private final int repeats;
    private final Map<String, List<Double>> seconds = new LinkedHashMap<>();
    private final Map<String, String> requests = new LinkedHashMap<>();
    private final Map<String, Double> first = new LinkedHashMap<>();

    /** @param repeats how often each copies it in each round */
    CopyRounds(SampleFile file, int repeats) {
        this.file = file;
        this.repeats = repeats;
    }

    void run(List<? extends Copier> copiers, int rounds, S3Stub s3, Random random)
            throws IOException, InterruptedException {
        for (int round = 0; round <= rounds; round++) {
            List<Copier> shuffled = new ArrayList<>(copiers);
            Collections.shuffle(shuffled, random);
            for (Copier copier : shuffled) {
                double mean = mean(copier, s3);
                if (round > 0) {
                    seconds.computeIfAbsent(copier.name(), name -> new ArrayList<>())
                            .add(mean);
                }
            }
        }
    }

    private double mean(Copier copier, S3Stub s3) throws IOException, InterruptedException {
        double sum = 0;
        for (int i = 0; i < repeats; i++) {
            long start = System.nanoTime();
            copier.copy(file);
            double took = (System.nanoTime() - start) / 1e9;
            first.putIfAbsent(copier.name(), took);
            sum += took;
            // The same each time, or nothing could be said of one file.
            String seen = s3.take(file);
            if (!seen.equals(requests.computeIfAbsent(copier.name(), name -> seen))) {
                throw new IllegalStateException(copier.name() + " made other requests than before: " + seen);
            }
        }
        return sum / repeats;
    }

    SampleFile file() {
        return file;
    }

    /** The very first copy, in seconds. */
    double first(String copier) {
        return first.get(copier);
    }

    /** What one copy asks of S3. */
    String requests(String copier) {
        return requests.get(copier);
    }

    /** Seconds for one copy, round by round; of several copiers, their mean in each round. */
    double[] seconds(String... copiers) {
        double[] series = new double[seconds.get(copiers[0]).size()];
        for (String copier : copiers) {
            for (int i = 0; i < series.length; i++) {
                series[i] += seconds.get(copier).get(i) / copiers.length;
            }
        }
        return series;
    }
}
