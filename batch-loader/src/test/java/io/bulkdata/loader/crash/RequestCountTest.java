package io.bulkdata.loader.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How often AWS is asked for a batch of files that arrive in tens. */
class RequestCountTest {

    private static final int FILES = 10;

    private final Town town = new Town(new Grounds(FILES));

    @Test
    void aFileCostsOneTransactionAndMembershipIsNeverLookedUpInAnIndex() throws Exception {
        List<SQSMessage> files = IntStream.range(0, FILES)
                .mapToObj(i -> town.put("incremental", "2026112001010" + i, "id,title\n" + (i + 2) + ",a\n"))
                .toList();
        List<String> batching = new Life().undisturbed(Scenario.BATCHING, town, files);
        List<String> loading = new Life().undisturbed(Scenario.INCREMENTALS, town, town.requests());

        print("batch", batching);
        print("load", loading);
        assertThat(town.rows()).hasSize(FILES + 1);
        assertThat(count(batching, "DYNAMODB TransactWriteItems")).isEqualTo(1);
        assertThat(batching).hasSize(2);
        assertThat(count(loading, "S3")).isLessThanOrEqualTo(FILES + 1);
        assertThat(count(loading, "DYNAMODB")).isLessThanOrEqualTo(5);
        // The relay tells an index by its name, and the only one is called "due".
        assertThat(batching).noneMatch(effect -> effect.contains("Scan") || effect.contains("Query"));
        assertThat(loading).noneMatch(effect -> effect.contains("Scan") || effect.matches("DYNAMODB Query.* due.*"));
    }

    private static long count(List<String> effects, String start) {
        return effects.stream().filter(effect -> effect.startsWith(start)).count();
    }

    private static void print(String half, List<String> effects) {
        Map<String, Long> counts = effects.stream()
                .filter(effect -> !effect.startsWith("SQL"))
                .map(effect -> effect.split(" ", 3))
                .collect(
                        Collectors.groupingBy(words -> words[0] + " " + words[1], TreeMap::new, Collectors.counting()));
        long all = counts.values().stream().mapToLong(Long::longValue).sum();
        System.out.printf(
                "%s: %d requests for %d files in a batch, %.1f a file: %s%n",
                half, all, FILES, (double) all / FILES, counts);
    }
}
