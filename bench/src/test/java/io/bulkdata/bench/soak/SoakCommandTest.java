package io.bulkdata.bench.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** A night of a few minutes. */
class SoakCommandTest {

    private final StringWriter out = new StringWriter();

    @Test
    void aShortNightEndsWithoutADifference() {
        int exit = new CommandLine(new SoakCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(out))
                .execute(
                        "--minutes",
                        "0.02",
                        "--night",
                        "4",
                        "--rows",
                        "20",
                        "--changes",
                        "3",
                        "--trouble",
                        "20",
                        "--cut-every",
                        "0",
                        "--kill-every",
                        "0",
                        "--outage-every",
                        "0");
        assertThat(exit).as(() -> out.toString()).isZero();
        assertThat(out)
                .asString()
                .doesNotContain(" 0 broken ones", " 0 webhooks that came twice")
                .contains("sent 63 full exports", "0 differences", "Every table equals its source", "0 in flight");
    }
}
