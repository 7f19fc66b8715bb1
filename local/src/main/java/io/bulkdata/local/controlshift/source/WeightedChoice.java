package io.bulkdata.local.controlshift.source;

import java.util.TreeMap;

/** Names drawn in proportion to their weights. */
final class WeightedChoice {

    private final TreeMap<Integer, String> names = new TreeMap<>();
    private int total;

    /** A name of weight 0 is never drawn. */
    void add(String name, int weight) {
        if (weight > 0) {
            total += weight;
            names.put(total, name);
        }
    }

    String one(Dice dice) {
        return names.higherEntry(dice.below(total)).getValue();
    }
}
