package io.bulkdata.redshift.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulkdata.redshift.TestWarehouse;
import io.bulkdata.redshift.sql.LedgerEntry;
import io.bulkdata.redshift.sql.QualifiedTable;
import io.bulkdata.redshift.sql.S3Uri;
import io.bulkdata.redshift.warehouse.JdbcWarehouse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LedgerTest {

    private static final Instant ONE = Instant.parse("2026-11-20T01:00:00.123456Z");
    private final JdbcWarehouse warehouse = new JdbcWarehouse(TestWarehouse.settings());
    private final QualifiedTable table = TestWarehouse.table();

    @AfterEach
    void close() {
        warehouse.close();
    }

    @Test
    void manyThatCreateTheLedgerAtOnceGetOn() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(6);
        try {
            List<Future<?>> all = new ArrayList<>();
            IntStream.range(0, 6)
                    .forEach(i -> all.add(threads.submit(() -> {
                        try (JdbcWarehouse own = new JdbcWarehouse(TestWarehouse.settings())) {
                            new LedgerTables(own).prepare(table);
                        }
                    })));
            for (Future<?> one : all) {
                assertThat(one.get()).isNull();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aLoadIsFoundOnceItIsWrittenDown() {
        new LedgerTables(warehouse).prepare(table);
        String id = table.name() + "-1";

        warehouse.transaction(session -> {
            Ledger.lock(session, table);
            assertThat(Ledger.find(session, List.of(id))).isEmpty();
            Ledger.record(session, List.of(entry(id, "replace", ONE)));
            return null;
        });

        Map<String, DoneLoad> found = warehouse.transaction(session -> Ledger.find(session, List.of(id, "never")));
        assertThat(found).containsExactly(Map.entry(id, new DoneLoad(3, 10)));
    }

    @Test
    void theWatermarkIsTheNewestFullAndLaterAddsComeOldestFirst() {
        new LedgerTables(warehouse).prepare(table);
        warehouse.transaction(session -> {
            assertThat(Ledger.lastFull(session, table)).isEmpty();
            Ledger.record(
                    session,
                    List.of(
                            entry("1", "replace", ONE),
                            entry("2", "replace", ONE.minusSeconds(60)),
                            entry("3", "add", ONE.plusSeconds(120)),
                            entry("4", "add", ONE.plusSeconds(60)),
                            entry("5", "add", ONE)));
            return null;
        });

        Optional<Instant> watermark = warehouse.transaction(session -> Ledger.lastFull(session, table));
        List<AddedLoad> later = warehouse.transaction(session -> Ledger.loadsAfter(session, table, "add", ONE));
        assertThat(watermark).contains(ONE);
        assertThat(later)
                .containsExactly(
                        new AddedLoad("4", ONE.plusSeconds(60), new S3Uri("lists", "4.manifest")),
                        new AddedLoad("3", ONE.plusSeconds(120), new S3Uri("lists", "3.manifest")));
    }

    @Test
    void targetsWithLongNamesHaveLocksOfTheirOwn() {
        QualifiedTable one = QualifiedTable.of("s".repeat(100), "t".repeat(120) + "1");
        QualifiedTable two = QualifiedTable.of("s".repeat(100), "t".repeat(120) + "2");

        assertThat(LedgerTables.lockOf(one)).isNotEqualTo(LedgerTables.lockOf(two));
        assertThat(LedgerTables.lockOf(QualifiedTable.of("public", "petitions")))
                .hasToString("bulkdata.lock_public_petitions");
    }

    private LedgerEntry entry(String id, String mode, Instant exportTime) {
        return new LedgerEntry(
                id,
                table,
                mode,
                exportTime,
                new S3Uri("lists", id + ".manifest"),
                1,
                10,
                3,
                "fingerprint",
                "1.0",
                ONE,
                ONE.plusSeconds(1));
    }
}
