package io.bulkdata.bench.lambda;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ToDoubleFunction;

/** Rounds in which every contender runs once, in an order that is drawn anew each time. The first does not count. */
final class Rounds {

    private final List<Contender> contenders;
    private final Load load;
    private final Random random;
    private final Map<String, List<Figures>> figures = new LinkedHashMap<>();
    private int disturbed;

    Rounds(List<Contender> contenders, Load load, Random random) {
        this.contenders = contenders;
        this.load = load;
        this.random = random;
        contenders.forEach(contender -> figures.put(contender.name(), new ArrayList<>()));
    }

    void run(int rounds, SqsStub queue, Path logs) throws IOException, InterruptedException {
        for (int round = 0; round <= rounds; round++) {
            List<Contender> shuffled = new ArrayList<>(contenders);
            Collections.shuffle(shuffled, random);
            boolean quiet = true;
            for (Contender contender : shuffled) {
                Figures seen = load.run(contender, queue, logs.resolve("function.log"));
                quiet &= !seen.disturbed();
                if (round > 0) {
                    figures.get(contender.name()).add(seen);
                }
            }
            disturbed += round > 0 && !quiet ? 1 : 0;
        }
    }

    /** In how many rounds other processes took more than their share. */
    int disturbed() {
        return disturbed;
    }

    List<Figures> of(String contender) {
        return figures.get(contender);
    }

    /** One figure of a contender, round by round; of several, their mean in each round. */
    double[] series(ToDoubleFunction<Figures> figure, String... names) {
        double[] series = new double[figures.get(names[0]).size()];
        for (String name : names) {
            for (int i = 0; i < series.length; i++) {
                series[i] += figure.applyAsDouble(figures.get(name).get(i)) / names.length;
            }
        }
        return series;
    }
}
