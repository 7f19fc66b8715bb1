package io.bulkdata.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What docs/parity.md says is shown by a test, is shown by one that exists. */
class ParityTest {

    private static final Path REPOSITORY = Path.of("..");
    private static final Pattern NAMED = Pattern.compile("`(\\w+Test)\\.(\\w+)`");

    @Test
    void everyTestThatIsNamedExists() throws IOException {
        List<MatchResult> named = NAMED.matcher(Files.readString(REPOSITORY.resolve("docs/parity.md")))
                .results()
                .toList();
        assertThat(named)
                .isNotEmpty()
                .allSatisfy(test -> assertThat(sourcesOf(test.group(1)))
                        .as(test.group())
                        .anySatisfy(source -> assertThat(source).contains("void " + test.group(2) + "(")));
    }

    private static List<String> sourcesOf(String testClass) throws IOException {
        try (Stream<Path> rooms = Files.list(REPOSITORY)) {
            for (Path tests : rooms.map(room -> room.resolve("src/test/java"))
                    .filter(Files::isDirectory)
                    .toList()) {
                try (Stream<Path> files = Files.walk(tests)) {
                    for (Path file : files.filter(file -> file.endsWith(testClass + ".java"))
                            .toList()) {
                        return List.of(Files.readString(file));
                    }
                }
            }
        }
        return List.of();
    }
}
