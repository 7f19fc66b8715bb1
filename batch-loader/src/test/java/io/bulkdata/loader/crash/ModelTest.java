package io.bulkdata.loader.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Random exports, in any order, some twice, with random faults at random effects, beside a simple model of what the table must
 * hold. {@code -Dbulkdata.model.runs=1000} makes it long; a failure names its seed, and {@code -Dbulkdata.model.seed} begins
 * with it.
 */
class ModelTest {

    private static final int RUNS = Integer.getInteger("bulkdata.model.runs", 8);
    private static final int FIRST_SEED = Integer.getInteger("bulkdata.model.seed", 1);
    private static final int EXPORTS = 6;
    private static final int MOST_EFFECTS = 45;
    private static final LocalDateTime START = LocalDateTime.parse("2026-11-20T01:00:00");
    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");

    private final Grounds grounds = new Grounds(1);

    @Test
    @Timeout(3600)
    void theTableHoldsWhatTheModelSays() throws Exception {
        for (int seed = FIRST_SEED; seed < FIRST_SEED + RUNS; seed++) {
            run(new Random(seed), "seed " + seed);
        }
    }

    private void run(Random random, String seed) throws Exception {
        Town town = new Town(grounds);
        Model model = new Model();
        List<Integer> times = IntStream.range(0, EXPORTS * 2).boxed().collect(Collectors.toList());
        Collections.shuffle(times, random);
        List<SQSMessage> told = new ArrayList<>();
        for (int export = 0; export < EXPORTS; export++) {
            LocalDateTime time = START.plusMinutes(times.get(export) * 9L);
            boolean full = random.nextInt(3) == 0;
            String title = "t" + export;
            List<Integer> ids =
                    random.ints(1 + random.nextInt(4), 1, 9).distinct().boxed().toList();
            String csv =
                    ids.stream().map(id -> id + "," + title + "\n").collect(Collectors.joining("", "id,title\n", ""));
            SQSMessage message = town.put(full ? "full" : "incremental", time.format(NAME), csv);
            told.add(message);
            deliver(random, town, List.of(message));
            if (random.nextBoolean()) {
                deliver(random, town, List.of(told.get(random.nextInt(told.size()))));
            }
            model.apply(full, time, ids, title);
            assertThat(town.rows()).as("%s after export %d", seed, export).isEqualTo(model.rows());
        }
        town.notices();
    }

    /** Once with a fault in either half, and then again until it is done. */
    private static void deliver(Random random, Town town, List<SQSMessage> messages) throws Exception {
        fail(random, Scenario.BATCHING, town, messages);
        town.announce(messages);
        List<SQSMessage> requests = town.requests();
        fail(random, Scenario.INCREMENTALS, town, requests);
        town.load(requests);
        town.comeToRest();
    }

    private static void fail(Random random, Scenario half, Town town, List<SQSMessage> work) throws Exception {
        Fault fault = List.of(Fault.values()).get(random.nextInt(Fault.values().length));
        new Life().with(random.nextInt(MOST_EFFECTS), fault, half, town, work);
    }

    /** What a table must hold: no SQL, no batches, no time but that of the exports. */
    private static final class Model {

        private static final Duration GRACE = Duration.ofMinutes(15);

        private final NavigableMap<LocalDateTime, Map<Integer, String>> added = new TreeMap<>();
        private NavigableMap<Integer, String> rows = new TreeMap<>(Map.of(1, "there"));
        private LocalDateTime lastFull = LocalDateTime.MIN;

        void apply(boolean full, LocalDateTime time, List<Integer> ids, String title) {
            NavigableMap<Integer, String> brought = new TreeMap<>();
            ids.forEach(id -> brought.put(id, title));
            if (full && !time.isBefore(lastFull)) {
                rows = brought;
                lastFull = time;
                added.tailMap(time, true).values().forEach(later -> later.forEach(rows::putIfAbsent));
            } else if (!full && !time.plus(GRACE).isBefore(lastFull)) {
                brought.forEach(rows::putIfAbsent);
                added.put(time, brought);
            }
        }

        List<String> rows() {
            return rows.entrySet().stream()
                    .map(row -> row.getKey() + "|" + row.getValue())
                    .toList();
        }
    }
}
