package io.bulkdata.redshiftlocal;

import io.bulkdata.redshiftlocal.copy.CsvFuzz;
import io.bulkdata.redshiftlocal.copy.RowsFuzz;
import io.bulkdata.redshiftlocal.sql.SqlFuzz;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Everything the fuzzer begins with and everything it ever found, and some random changes of each. */
class FuzzFindingsTest {

    private static final Path SEEDS = Path.of("src/test/resources/fuzz");
    private static final int CHANGES = 200;

    private static final Map<String, Target> TARGETS = Map.of(
            "sql", SqlFuzz::fuzzerTestOneInput,
            "rows", RowsFuzz::fuzzerTestOneInput,
            "csv", CsvFuzz::fuzzerTestOneInput);

    @FunctionalInterface
    private interface Target {
        void run(byte[] input) throws Exception;
    }

    @TestFactory
    Stream<DynamicTest> everyInputIsUnderstoodOrRefused() throws IOException {
        try (Stream<Path> files = Files.walk(SEEDS)) {
            List<Path> seeds = files.filter(Files::isRegularFile).sorted().toList();
            return seeds.stream()
                    .map(seed -> DynamicTest.dynamicTest(SEEDS.relativize(seed).toString(), () -> run(seed)));
        }
    }

    private static void run(Path seed) throws Exception {
        Target target = TARGETS.get(seed.getParent().getFileName().toString());
        byte[] input = Files.readAllBytes(seed);
        target.run(input);
        Random random = new Random(input.length);
        for (int i = 0; i < CHANGES; i++) {
            target.run(changed(input, random));
        }
    }

    private static byte[] changed(byte[] input, Random random) {
        byte[] changed = input.clone();
        for (int i = random.nextInt(4); i >= 0 && changed.length > 0; i--) {
            int at = random.nextInt(changed.length);
            changed[at] = random.nextBoolean() ? changed[random.nextInt(changed.length)] : (byte) random.nextInt(128);
        }
        return changed;
    }
}
