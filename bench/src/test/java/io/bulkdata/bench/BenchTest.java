package io.bulkdata.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** That the benchmarks run; what they measure here says nothing. */
class BenchTest {

    private final StringWriter out = new StringWriter();
    private final CommandLine bench = Bench.commandLine().setOut(new PrintWriter(out));

    @Test
    void pointQueriesAreCompared() {
        assertThat(bench.execute("point", "--queries", "20", "--runs", "1")).isIn(0, 1);
        assertThat(out).asString().contains("processors", "TLS off", "TLS on", "run 1", "ratio of the medians");
    }

    @Test
    void copiesAreCompared() {
        assertThat(bench.execute("copy", "--megabytes", "1", "--runs", "2")).isIn(0, 1);
        assertThat(out).asString().contains("from a folder", "from S3 by HTTP", "run 2");
    }

    @Test
    void aTargetIsMetByTheMedians() {
        Comparison comparison = new Comparison("x", "s", 1.5);
        comparison.add(1, 1);
        comparison.add(9, 1);
        comparison.add(2, 2);
        assertThat(comparison.ratio()).isEqualTo(2);
        assertThat(comparison.isMet()).isFalse();
        comparison.add(1, 4);
        assertThat(comparison.isMet()).isTrue();
    }
}
