package io.bulkdata.loader.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulkdata.core.message.Notice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The document in docs/batch-loader.md. */
class RuleExampleTest {

    private static final Path DOCS = Path.of("..", "docs", "batch-loader.md");

    private final RuleTown town = new RuleTown().withReporting();

    @Test
    void theExampleLoads() throws IOException {
        String members = "members (club BIGINT, person BIGINT, since INTEGER)";
        town.table("events (id BIGINT, made TIMESTAMP)")
                .table(members)
                .table("waiting (person BIGINT)")
                .table("sales (id BIGINT, day DATE)")
                .document(
                        example().replace("\"raw\"", "\"" + town.schema + "\"").replace("raw.", town.schema + "."));
        TestWarehouse.execute("INSERT INTO " + town.schema + ".waiting VALUES (7), (8)");

        town.announce(
                town.put("events/2026/a.json", "{\"ID\": 1, \"Made\": 1763600400000}"),
                town.put("crm/members/all.txt", "1|7|-\n1|9|2001\n"),
                town.put("sales/region=eu/dt=2026-11-20/part-0.csv", "id\n5\n"));
        town.pass(Duration.ofMinutes(3));
        town.load("default");

        assertThat(town.rows("id, made", "events")).containsExactly("1|2025-11-20 01:00:00");
        assertThat(town.rows("person, since", "members")).containsExactly("7|null", "9|2001");
        assertThat(town.rows("person, person", "waiting")).containsExactly("8|8");
        assertThat(town.rows("id, day", "sales")).containsExactly("5|2026-11-20");
        assertThat(town.successes("default"))
                .hasSize(3)
                .extracting(Notice::status)
                .containsOnly(Notice.Status.LOADED);
    }

    private static String example() throws IOException {
        String docs = Files.readString(DOCS);
        String begin = "<!-- load-rules-example -->\n```json\n";
        int at = docs.indexOf(begin) + begin.length();
        return docs.substring(at, docs.indexOf("```", at));
    }
}
