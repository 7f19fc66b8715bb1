package io.bulkdata.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextTableTest {

    @Test
    void textStandsLeftAndNumbersStandRight() {
        TextTable table = new TextTable("table", "rows", "content");
        table.add("petitions", 7, "equal");
        table.add("tags", 12345, "differs");

        assertThat(table).hasToString("""
                        table       rows  content
                        petitions      7  equal
                        tags       12345  differs
                        """);
    }
}
