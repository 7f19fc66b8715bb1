package io.bulkdata.bench.loader;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** That it runs and all contenders load all rows; what it measures here says nothing. */
class LoaderCommandTest {

    private final StringWriter out = new StringWriter();

    private int execute(String... arguments) {
        return new CommandLine(new LoaderCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(out))
                .execute(arguments);
    }

    @Test
    void loadersAreComparedAndWebhooksTimed() {
        assertThat(execute("--files", "50", "--rows", "2", "--rounds", "1", "--webhooks", "1"))
                .as(() -> out.toString())
                .isIn(0, 1);
        assertThat(out)
                .asString()
                .contains(
                        "incumbent, batches of 1 ",
                        "ours, batches of 10, again",
                        "A/A",
                        "target at least 5.00",
                        "target at least 20.00",
                        "target at most 0.25",
                        "target p50 below 2.00",
                        "target p99 below 5.00")
                .contains("dynamodb GetItem", "sns Publish", "s3 PUT");
    }

    @Test
    void aNumberOfFilesThatFillsNoBatchIsRefused() {
        assertThat(execute("--files", "15")).isEqualTo(2);
    }

    @Test
    void aPercentileIsAFigureThatWasMeasured() {
        Percentiles four = Percentiles.of(List.of(4.0, 1.0, 3.0, 2.0));
        assertThat(four.at(0)).isEqualTo(1);
        assertThat(four.at(0.5)).isEqualTo(2);
        assertThat(four.at(0.99)).isEqualTo(4);
    }
}
