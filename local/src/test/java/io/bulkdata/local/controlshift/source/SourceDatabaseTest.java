package io.bulkdata.local.controlshift.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bulkdata.local.controlshift.schema.SourceSchema;
import io.bulkdata.local.controlshift.schema.SourceTable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SourceDatabaseTest {

    private static final Instant START = Instant.parse("2026-11-20T01:00:00Z");
    private static final Instant LATER = Instant.parse("2026-11-20T01:43:46.789Z");

    private final SourceSchema schema = SourceSchema.published();
    private final SourceDatabase database = SourceDatabase.filled(schema, 400, 7, START);

    @Test
    void sizesAreInProportionToSignatures() {
        assertThat(database.all("signatures").size()).isEqualTo(400);
        assertThat(database.all("petitions").size()).isEqualTo(4);
        assertThat(database.all("locales").size()).isEqualTo(3);
        assertThat(schema.tables())
                .filteredOn(table -> database.all(table.name()).size() == 0)
                .extracting(SourceTable::name)
                .containsExactly("email_opt_in_uploads", "external_events");
    }

    @Test
    void theSameSeedGivesTheSameRows() {
        SourceDatabase twin = SourceDatabase.filled(schema, 400, 7, START);
        SourceDatabase other = SourceDatabase.filled(schema, 400, 8, START);

        assertThat(rows(twin)).isEqualTo(rows(database));
        assertThat(rows(other)).isNotEqualTo(rows(database));
    }

    @Test
    void insertedRowsAreGivenOnce() {
        int before = database.all("petitions").size();
        assertThat(database.inserted("petitions").size()).isZero();

        database.insert("petitions", 3, LATER);

        assertThat(database.all("petitions").size()).isEqualTo(before + 3);
        assertThat(database.inserted("petitions").rows())
                .hasSize(3)
                .allSatisfy(
                        row -> assertThat(cell("petitions", row, "created_at")).startsWith("2026-11-20 01:43:46"));
        assertThat(database.inserted("petitions").size()).isZero();
    }

    @Test
    void aLiveMinuteBringsASignatureAtLeast() {
        database.insert(1, LATER);

        assertThat(database.inserted("signatures").size()).isEqualTo(1);
    }

    @Test
    void keysAreUniqueAndAscending() {
        database.insert("signatures", 50, LATER);
        database.delete("signatures", 20);
        database.insert("signatures", 50, LATER);

        assertThat(database.all("signatures").rows().map(row -> Long.parseLong(cell("signatures", row, "id"))))
                .hasSize(480)
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void anUpdateChangesARowButNeitherItsKeyNorItsCreation() {
        Map<String, List<String>> before = byId("signatures");

        database.update("signatures", 1, LATER);

        Map<String, List<String>> after = byId("signatures");
        List<String> changed = after.keySet().stream()
                .filter(id -> !after.get(id).equals(before.get(id)))
                .toList();
        assertThat(changed).hasSize(1);
        List<String> row = after.get(changed.get(0));
        assertThat(cell("signatures", row, "updated_at")).startsWith("2026-11-20 01:43:46");
        assertThat(cell("signatures", row, "created_at"))
                .isEqualTo(cell("signatures", before.get(changed.get(0)), "created_at"));
        assertThat(database.inserted("signatures").size()).isZero();
    }

    @Test
    void anUpdateLeavesMostColumnsAlone() {
        Map<String, List<String>> before = byId("users");
        database.update("users", 1, LATER);

        long changed = byId("users").entrySet().stream()
                .mapToLong(row -> differences(row.getValue(), before.get(row.getKey())))
                .sum();

        assertThat(changed).isBetween(1L, 24L);
    }

    @Test
    void deletedRowsAreGone() {
        assertThat(database.delete("signatures", 100)).isEqualTo(100);
        assertThat(database.all("signatures").size()).isEqualTo(300);
        assertThat(database.delete("locales", 100)).isEqualTo(3);
        assertThat(database.all("locales").size()).isZero();
    }

    @Test
    void changesFallWhereTheRowsAre() {
        database.insert(500, LATER);

        int signatures = database.inserted("signatures").size();
        int locales = database.inserted("locales").size();
        assertThat(signatures).isGreaterThan(50).isGreaterThan(10 * locales);
    }

    @Test
    void aSnapshotDoesNotChangeWithTheTable() {
        TableSnapshot snapshot = database.all("signatures");
        List<List<String>> before = snapshot.rows().toList();

        database.update("signatures", 50, LATER);
        database.delete("signatures", 50);

        assertThat(snapshot.rows()).isEqualTo(before);
    }

    @Test
    void anUnknownTableIsNamed() {
        assertThatThrownBy(() -> database.all("petition")).hasMessageContaining("petition");
    }

    private List<List<String>> rows(SourceDatabase any) {
        return schema.tables().stream()
                .flatMap(table -> any.all(table.name()).rows())
                .toList();
    }

    private Map<String, List<String>> byId(String table) {
        return database.all(table).rows().collect(Collectors.toMap(row -> cell(table, row, "id"), Function.identity()));
    }

    private String cell(String table, List<String> row, String column) {
        return row.get(schema.table(table).columnNames().indexOf(column));
    }

    private static long differences(List<String> one, List<String> other) {
        long count = 0;
        for (int i = 0; i < one.size(); i++) {
            count += Objects.equals(one.get(i), other.get(i)) ? 0 : 1;
        }
        return count;
    }
}
