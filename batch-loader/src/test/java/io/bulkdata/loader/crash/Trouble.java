package io.bulkdata.loader.crash;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Sees every effect of one process on the outside, and does it one harm at one of them.
 *
 * <p>After a fault that kills, the process is cut off from everything: what it still does reaches nobody, which from the
 * outside is the same as being dead. {@code victim} may make it so in earnest.
 */
final class Trouble {

    /** What becomes of a request. */
    enum Verdict {
        PASS,
        /** It does not arrive, and its connection breaks. */
        REFUSE,
        /** It arrives, and its connection breaks instead of an answer. */
        SWALLOW
    }

    private final int at;
    private final Optional<Fault> fault;
    private final Runnable victim;
    private final List<String> effects = new ArrayList<>();
    private boolean dead;

    private Trouble(int at, Optional<Fault> fault, Runnable victim) {
        this.at = at;
        this.fault = fault;
        this.victim = victim;
    }

    /** None: only looks. */
    static Trouble none() {
        return new Trouble(-1, Optional.empty(), () -> {});
    }

    /** The fault at the effect of that number, from 0. */
    static Trouble at(int number, Fault fault, Runnable victim) {
        return new Trouble(number, Optional.of(fault), victim);
    }

    synchronized Verdict meet(String effect) {
        if (dead) {
            return Verdict.REFUSE;
        }
        effects.add(effect);
        if (fault.isEmpty() || effects.size() - 1 != at) {
            return Verdict.PASS;
        }
        if (fault.get().takesEffect()) {
            return Verdict.SWALLOW;
        }
        strike();
        return Verdict.REFUSE;
    }

    /** Tells that the other side has done what was asked by a request that is swallowed. */
    synchronized void swallowed() {
        strike();
    }

    synchronized List<String> effects() {
        return List.copyOf(effects);
    }

    private void strike() {
        if (fault.filter(Fault::kills).isPresent()) {
            dead = true;
            victim.run();
        }
    }
}
