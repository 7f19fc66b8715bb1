package io.bulkdata.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code bulkdata local} refuses before anything starts. */
class LocalCommandTest {

    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    private int execute(String... arguments) {
        return Bulkdata.commandLine().setErr(new PrintWriter(err)).execute(arguments);
    }

    @Test
    void loadRulesThatCannotBeFollowedAreExplained() throws IOException {
        Path rules = folder.resolve("rules.json");
        Files.writeString(rules, """
                {"rules": [{"name": "visits", "prefix": "visits/", "schema": "public", "table": "visits",
                            "mode": "append", "warehouses": ["reporting"]}]}
                """);

        assertThat(execute("local", "--load-rules", rules.toString())).isEqualTo(1);
        assertThat(err)
                .asString()
                .contains("Load rule visits is for the warehouses [reporting], and there are only [default]");
    }

    @Test
    void namesThatAreNoWarehousesAreExplained() {
        assertThat(execute("local", "--warehouse", "No Name")).isEqualTo(1);
        assertThat(err).asString().contains("not the name of a warehouse").contains("No Name");
        assertThat(execute("local", "--failures", "pigeon")).isEqualTo(2);
        assertThat(err).asString().contains("pigeon");
    }
}
