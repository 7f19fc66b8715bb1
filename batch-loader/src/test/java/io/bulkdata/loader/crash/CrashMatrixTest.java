package io.bulkdata.loader.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A process meets every fault at every effect it has on the outside; then its work is delivered again and the sweep ticks.
 *
 * <p>The cases are made from the effects of a run that meets no fault, as relays before every service see them. A process that
 * is killed here is one whose connections all break at once and that reaches nobody any more. To all the others that is the
 * same as a process that was killed; the last of the tests kills real ones.
 */
@Timeout(900)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CrashMatrixTest {

    private static final int WORKERS = 4;

    private final ConcurrentLinkedQueue<Grounds> free = new ConcurrentLinkedQueue<>();

    @ParameterizedTest
    @EnumSource
    void theWorkIsDoneOnceWhateverHappensWherever(Scenario scenario) throws Exception {
        check(
                scenario,
                scenario.toString(),
                EnumSet.allOf(Fault.class),
                (number, fault, town, work) -> new Life().with(number, fault, scenario, town, work));
    }

    @Test
    void theSameIsTrueOfProcessesThatAreKilledInEarnest(@TempDir Path folder) throws Exception {
        Town town = new Town(grounds());
        ForkedLife life = ForkedLife.after(town, Scenario.INCREMENTALS.prepare(town), folder);
        town.comeToRest();
        free.add(town.grounds);
        check(Scenario.INCREMENTALS, "kill -9 of " + Scenario.INCREMENTALS, EnumSet.of(Fault.KILLED_AFTER), life::with);
    }

    private void check(Scenario scenario, String title, Set<Fault> faults, Disturbed life) throws Exception {
        List<String> effects = undisturbed(scenario);
        List<Map<Fault, Verdict>> verdicts = verdicts(scenario, effects, faults, life);

        System.out.println(table(title, effects, faults, verdicts));
        for (int i = 0; i < effects.size(); i++) {
            String effect = effects.get(i);
            assertThat(verdicts.get(i).values()).as(effect).allMatch(verdict -> verdict.good(effect));
        }
    }

    private List<String> undisturbed(Scenario scenario) throws Exception {
        Town town = new Town(grounds());
        List<SQSMessage> work = scenario.prepare(town);
        town.notices();
        List<String> effects = new Life().undisturbed(scenario, town, work);
        town.comeToRest();
        assertThat(Verdict.of(scenario, town)).isEqualTo(Verdict.ONCE);
        free.add(town.grounds);
        return effects;
    }

    private List<Map<Fault, Verdict>> verdicts(
            Scenario scenario, List<String> effects, Set<Fault> faults, Disturbed life) throws Exception {
        ExecutorService workers = Executors.newFixedThreadPool(WORKERS, work -> new Thread(work, OnPurpose.THREAD));
        try {
            List<Map<Fault, Future<Verdict>>> cases = new ArrayList<>();
            for (int i = 0; i < effects.size(); i++) {
                Map<Fault, Future<Verdict>> row = new EnumMap<>(Fault.class);
                for (Fault fault : faults) {
                    if (fault.matters(effects.get(i))) {
                        row.put(fault, workers.submit(met(scenario, i, fault, effects.get(i), life)));
                    }
                }
                cases.add(row);
            }
            List<Map<Fault, Verdict>> verdicts = new ArrayList<>();
            for (Map<Fault, Future<Verdict>> row : cases) {
                Map<Fault, Verdict> one = new EnumMap<>(Fault.class);
                for (Map.Entry<Fault, Future<Verdict>> met : row.entrySet()) {
                    one.put(met.getKey(), met.getValue().get());
                }
                verdicts.add(one);
            }
            return verdicts;
        } finally {
            workers.shutdownNow();
        }
    }

    private Callable<Verdict> met(Scenario scenario, int number, Fault fault, String effect, Disturbed life) {
        return () -> {
            Town town = new Town(grounds());
            List<SQSMessage> work = scenario.prepare(town);
            town.notices();
            List<String> effects = life.with(number, fault, town, work);
            assertThat(effects).as("the effect was met").hasSizeGreaterThan(number);
            assertThat(effects.get(number)).isEqualTo(effect);
            redeliver(scenario, town, work);
            town.comeToRest();
            Verdict verdict = Verdict.of(scenario, town);
            free.add(town.grounds);
            return verdict;
        };
    }

    private static void redeliver(Scenario scenario, Town town, List<SQSMessage> work) {
        switch (scenario.half()) {
            case BATCH -> town.announce(work);
            case LOAD -> town.load(work);
        }
    }

    private Grounds grounds() {
        Grounds grounds = free.poll();
        return grounds == null ? new Grounds() : grounds;
    }

    private static String table(
            String title, List<String> effects, Set<Fault> faults, List<Map<Fault, Verdict>> verdicts) {
        StringBuilder table = new StringBuilder("%n%s%n    %-66s".formatted(title, "effect"));
        for (Fault fault : faults) {
            table.append(" %-14s".formatted(fault.words()));
        }
        for (int i = 0; i < effects.size(); i++) {
            table.append("%n%3d %-66s".formatted(i + 1, effects.get(i)));
            for (Fault fault : faults) {
                table.append(" %-14s"
                        .formatted(Objects.requireNonNullElse(verdicts.get(i).get(fault), "-")));
            }
        }
        return table.toString();
    }

    /** A life that meets a fault at the effect of that number; returns the effects it had. */
    @FunctionalInterface
    private interface Disturbed {
        List<String> with(int number, Fault fault, Town town, List<SQSMessage> work) throws Exception;
    }
}
