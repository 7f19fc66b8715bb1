package io.bulkdata.loader.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulkdata.core.message.Notice;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SeveralWarehousesTest {

    private final RuleTown town = new RuleTown().withReporting();

    @Test
    void whenOneWarehouseIsAwayOnlyItsBatchIsTriedAgain() {
        town.table("events (id BIGINT)").rules("""
                {"name": "events", "prefix": "events", "schema": "SCHEMA", "table": "events", "mode": "append",
                 "warehouses": ["default", "reporting"]}""");
        TestWarehouse.executeIn(town.reporting, "CREATE TABLE " + town.schema + ".events (id BIGINT)");
        town.announce(town.put("events/1.csv", "id\n1\n2\n"));
        town.pass(Duration.ofMinutes(1));
        Map<String, String> away = new HashMap<>(TestWarehouse.environment(town.reporting));
        away.put("BULKDATA_WAREHOUSE_URL", "jdbc:redshift://127.0.0.1:1/dev");

        town.load("reporting", away);
        town.load("default");
        assertThat(rowsOfReporting("SELECT id FROM " + town.schema + ".events")).isEmpty();
        town.pass(Duration.ofHours(1));
        town.load("default");
        town.load("reporting");

        assertThat(town.rows("id, id", "events")).containsExactly("1|1", "2|2");
        assertThat(rowsOfReporting("SELECT id FROM " + town.schema + ".events ORDER BY id"))
                .containsExactly("1", "2");
        String ledger = "SELECT rows FROM bulkdata.load_ledger WHERE table_name = '" + town.schema + ".events'";
        assertThat(TestWarehouse.rows(ledger)).containsExactly("2");
        assertThat(rowsOfReporting(ledger)).containsExactly("2");
        assertThat(town.successes("default")).extracting(Notice::table).containsExactly(town.schema + ".events");
        assertThat(town.successes("reporting"))
                .extracting(Notice::table)
                .containsExactly("reporting:" + town.schema + ".events");
        assertThat(List.of(town.failures("default"), town.failures("reporting")))
                .containsOnly(List.of());
    }

    private List<String> rowsOfReporting(String sql) {
        return TestWarehouse.rowsIn(town.reporting, sql);
    }
}
