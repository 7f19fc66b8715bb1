package io.bulkdata.loader.model;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;
import net.jqwik.api.state.Action;
import net.jqwik.api.state.ActionChain;
import net.jqwik.api.state.ActionChainArbitrary;
import net.jqwik.api.state.Transformer;

/** What can happen in a world, each as often as it is worth. */
final class Actions {

    private static final int MOST = 40;
    private static final int TIMES = 8;
    private static final int MOST_IDS = 12;
    private static final int MANY_ROWS = 1200;
    private static final int EFFECTS = 60;

    private Actions() {}

    static ActionChainArbitrary<World> chains() {
        return ActionChain.startWith(World::new)
                .withMaxTransformations(MOST)
                .withAction(6, land())
                .withAction(6, deliver())
                .withAction(6, load())
                .withAction(4, fault())
                .withAction(3, pass())
                .withAction(3, sweep())
                .withAction(1, lose())
                .withAction(2, act());
    }

    private static Action.Independent<World> land() {
        Arbitrary<Export.Kind> kinds = Arbitraries.frequency(
                Tuple.of(5, Export.Kind.INCREMENTAL), Tuple.of(2, Export.Kind.FULL), Tuple.of(4, Export.Kind.EVENTS));
        Arbitrary<Export.Flaw> flaws = Arbitraries.frequencyOf(
                Tuple.of(9, Arbitraries.just(Export.Flaw.NONE)), Tuple.of(1, Arbitraries.of(Export.Flaw.class)));
        // Of a minute there are several, and nine of them are more than the grace.
        Arbitrary<Integer> minutes = Arbitraries.integers().between(0, TIMES).map(number -> number * 9);
        return () -> Combinators.combine(kinds, minutes, ids(), flaws, seldom())
                .as((kind, minute, ids, flaw, swapped) -> Transformer.mutate(
                        "land " + kind + " of minute " + minute + " with " + (ids.size() > 9 ? "many" : ids) + " "
                                + (flaw == Export.Flaw.NONE ? "" : flaw),
                        world -> world.land(kind, World.START.plus(Duration.ofMinutes(minute)), ids, flaw, swapped)));
    }

    private static Arbitrary<List<Integer>> ids() {
        Arbitrary<List<Integer>> few = Arbitraries.integers()
                .between(1, MOST_IDS)
                .withDistribution(RandomDistribution.uniform())
                .set()
                .ofMinSize(1)
                .ofMaxSize(3)
                .map(set -> set.stream().sorted().toList());
        Arbitrary<List<Integer>> many = few.map(ids -> Stream.concat(
                        ids.stream(), IntStream.range(MANY_ROWS, 2 * MANY_ROWS).boxed())
                .toList());
        return Arbitraries.frequencyOf(Tuple.of(9, few), Tuple.of(1, many));
    }

    private static Action.Independent<World> deliver() {
        return () -> Combinators.combine(picks(), seldom())
                .as((picked, again) -> Transformer.mutate(
                        "deliver events " + picked + told(again), world -> world.deliver(picked, again)));
    }

    private static Action.Independent<World> load() {
        return () -> Combinators.combine(picks(), seldom())
                .as((picked, again) -> Transformer.mutate(
                        "load requests " + picked + told(again), world -> world.load(picked, again)));
    }

    private static Action.Independent<World> fault() {
        return () -> Combinators.combine(
                        Arbitraries.of(Fault.class), Arbitraries.integers().between(0, EFFECTS))
                .as((fault, after) -> Transformer.mutate(
                        fault + " after " + after + " effects", world -> world.faults.plan(fault, after)));
    }

    private static Action.Independent<World> pass() {
        return () -> Arbitraries.of(10, 60, 300, 1000)
                .map(seconds ->
                        Transformer.mutate(seconds + " s pass", world -> world.pass(Duration.ofSeconds(seconds))));
    }

    private static Action.Independent<World> sweep() {
        return Action.just(Transformer.mutate("sweep", World::sweep));
    }

    private static Action.Independent<World> lose() {
        return () -> Arbitraries.integers()
                .between(0, 9)
                .map(pick -> Transformer.mutate("lose request " + pick, world -> world.loseRequest(pick)));
    }

    private static Action.Independent<World> act() {
        return () -> Combinators.combine(Arbitraries.integers().between(0, 9), Arbitraries.of(false, true))
                .as((pick, accept) -> Transformer.mutate(
                        (accept ? "accept" : "reprocess") + " notice " + pick, world -> world.act(pick, accept)));
    }

    private static Arbitrary<List<Integer>> picks() {
        return Arbitraries.integers().between(0, 9).list().ofMinSize(1).ofMaxSize(6);
    }

    private static Arbitrary<Boolean> seldom() {
        return Arbitraries.frequency(Tuple.of(5, false), Tuple.of(1, true));
    }

    private static String told(boolean again) {
        return again ? ", to be delivered again" : "";
    }
}
