package io.bulkdata.local.controlshift.source;

import java.util.List;
import java.util.SplittableRandom;

/** Chance that falls the same way each time for the same seeds. */
final class Dice {

    private final SplittableRandom random;

    private Dice(long seed) {
        this.random = new SplittableRandom(seed);
    }

    static Dice of(long... seeds) {
        long mixed = 0x5851F42D4C957F2DL;
        for (long seed : seeds) {
            mixed = scramble(mixed ^ scramble(seed));
        }
        return new Dice(mixed);
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    long between(long from, long to) {
        return random.nextLong(from, to);
    }

    long anyLong() {
        return random.nextLong();
    }

    boolean oneIn(int times) {
        return random.nextInt(times) == 0;
    }

    <T> T one(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** The finaliser of MurmurHash3: neighbouring seeds must not give neighbouring sequences. */
    private static long scramble(long seed) {
        long bits = (seed ^ (seed >>> 33)) * 0xff51afd7ed558ccdL;
        bits = (bits ^ (bits >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return bits ^ (bits >>> 33);
    }
}
