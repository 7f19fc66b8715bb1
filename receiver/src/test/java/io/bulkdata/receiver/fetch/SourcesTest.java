package io.bulkdata.receiver.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Sources that are slow, broken, lying, changing or gone, each in a transfer of three parts: what is stored is byte for byte what
 * the source has, once; or nothing is, the failure has its class, and no upload is left open.
 */
class SourcesTest {

    private static final Path DOCUMENTATION = Path.of("../docs/receiver.md");
    private static final Pattern ROW = Pattern.compile("\\| (.+) \\| (stored|[A-Z]+) \\|");

    static Stream<SourceCase> cases() {
        return SourceCases.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void source(SourceCase source) {
        ScriptedServer[] server = new ScriptedServer[1];
        try (ScriptedServer made = new ScriptedServer(
                        SourceCases.FILE, (request, right) -> source.lie().reply(server[0], request, right));
                Fetching fetching = fetching(source)) {
            server[0] = made;
            String url = made.url(Fetching.PATH + Fetching.QUERY);
            if (source.failure() == null) {
                assertThat(fetching.fetch(url).bytes()).isEqualTo(made.file().length);
                assertThat(fetching.stored()).isEqualTo(made.file());
                assertThat(fetching.stores()).isEqualTo(1);
            } else {
                assertThatThrownBy(() -> fetching.fetch(url))
                        .satisfies(e -> assertThat(StackTraces.of(e)).doesNotContain("5ecre7"))
                        .asInstanceOf(InstanceOfAssertFactories.type(FetchException.class))
                        .extracting(FetchException::failureClass)
                        .isEqualTo(source.failure());
                assertThat(fetching.objects()).isZero();
                assertThat(fetching.stores()).isZero();
            }
            assertThat(fetching.openUploads()).isZero();
        }
    }

    /** Patient, except where the source is silent or endless, which then takes that long. */
    private static Fetching fetching(SourceCase source) {
        Fetching fetching = new Fetching();
        if (source.name().contains("silent")) {
            fetching.readTimeout(Duration.ofSeconds(2));
        }
        if (source.name().contains("at a time") || source.name().contains("without end")) {
            fetching.deadline(Duration.ofSeconds(2));
        }
        return fetching;
    }

    @Test
    void documentationTellsEveryCaseAndNoOther() throws IOException {
        List<String> told = Files.readAllLines(DOCUMENTATION).stream()
                .dropWhile(line -> !line.equals("### What a source may do"))
                .skip(1)
                .takeWhile(line -> !line.startsWith("#"))
                .map(ROW::matcher)
                .filter(Matcher::matches)
                .map(row -> row.group(1) + ": " + row.group(2))
                .toList();
        assertThat(told)
                .containsExactlyElementsOf(cases().map(source -> source.name() + ": " + source.outcome())
                        .toList());
    }
}
