package io.bulkdata.local.controlshift.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.bulkdata.local.controlshift.schema.ColumnKind;
import io.bulkdata.local.controlshift.schema.SourceColumn;
import io.bulkdata.local.controlshift.schema.SourceSchema;
import io.bulkdata.local.controlshift.schema.SourceTable;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every cell of a database must be one that PostgreSQL could have printed and the warehouse can hold. */
class CellsTest {

    /** A cell and the column it is in. */
    private record Cell(SourceColumn column, String value) {}

    private static final Map<ColumnKind, List<Cell>> CELLS = new EnumMap<>(ColumnKind.class);

    @BeforeAll
    static void fill() {
        SourceSchema schema = SourceSchema.published();
        SourceDatabase database = SourceDatabase.filled(schema, 3_000, 1, Instant.parse("2026-11-20T01:00:00Z"));
        for (SourceTable table : schema.tables()) {
            database.all(table.name()).rows().forEach(row -> collect(table, row));
        }
    }

    private static void collect(SourceTable table, List<String> row) {
        for (int i = 0; i < row.size(); i++) {
            SourceColumn column = table.columns().get(i);
            CELLS.computeIfAbsent(column.kind(), kind -> new ArrayList<>()).add(new Cell(column, row.get(i)));
        }
    }

    @Test
    void everyKindHasValuesAndMissingOnes() {
        assertThat(CELLS).containsOnlyKeys(ColumnKind.values());
        assertThat(CELLS.values())
                .allSatisfy(cells -> assertThat(cells)
                        .extracting(Cell::value)
                        .containsNull()
                        .anySatisfy(value -> assertThat(value).isNotNull()));
    }

    @Test
    void keysAreNeverMissing() {
        assertThat(CELLS.values().stream().flatMap(Collection::stream))
                .filteredOn(cell -> !cell.column().nullable())
                .extracting(Cell::value)
                .doesNotContainNull();
    }

    @Test
    void integersReachTheEndsOfTheirTypes() {
        assertThat(values(ColumnKind.INTEGER)).allSatisfy(Integer::parseInt).contains("-2147483648", "2147483647");
        assertThat(values(ColumnKind.BIGINT))
                .allSatisfy(Long::parseLong)
                .contains("-9223372036854775808", "9223372036854775807");
    }

    @Test
    void decimalsHaveAllTheirDecimals() {
        assertThat(values("numeric(3,2)"))
                .allSatisfy(value -> assertThat(value).matches("-?\\d\\.\\d{2}"))
                .anySatisfy(value -> assertThat(new BigDecimal(value)).isNegative());
        assertThat(values("numeric(13,10)"))
                .allSatisfy(value -> assertThat(value).matches("-?\\d{1,3}\\.\\d{10}"));
    }

    @Test
    void timesHaveUpTo6DecimalsWithoutTrailingZeros() {
        assertThat(values(ColumnKind.TIMESTAMP))
                .allSatisfy(value ->
                        assertThat(value).matches("\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}:\\d{2}(\\.\\d{0,5}[1-9])?"))
                .anySatisfy(value -> assertThat(value).hasSize(26))
                .anySatisfy(value -> assertThat(value).hasSize(19))
                .contains("2026-03-29 02:30:00", "9999-12-31 23:59:59.999999");
    }

    @Test
    void booleansAreOneLetter() {
        assertThat(Set.copyOf(values(ColumnKind.BOOLEAN))).containsExactlyInAnyOrder("t", "f");
    }

    @Test
    void uuidsAreRandomOnes() {
        assertThat(values(ColumnKind.UUID))
                .allSatisfy(value -> assertThat(value)
                        .matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"));
    }

    @Test
    void hstoreIsPairsOrEmpty() {
        assertThat(values(ColumnKind.HSTORE))
                .contains("")
                .allSatisfy(value -> assertThat(value).matches("(?s)|\".*\"=>(\".*\"|NULL)"))
                .anySatisfy(value -> assertThat(value).contains("=>NULL"))
                .anySatisfy(value -> assertThat(value).contains("\\\""));
    }

    @Test
    void jsonIsJson() {
        assertThat(values(ColumnKind.JSON)).allSatisfy(value -> new ObjectMapper().readTree(value));
    }

    @Test
    void textsFitTheirColumns() {
        assertThat(texts()).allSatisfy(cell -> {
            assertThat(cell.value().getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(LongTexts.LONGEST);
            Integer limit = cell.column().limit();
            assertThat(cell.value().codePointCount(0, cell.value().length()))
                    .isLessThanOrEqualTo(limit == null ? Integer.MAX_VALUE : limit);
        });
    }

    @Test
    void allAwkwardTextsAreThere() {
        assertThat(texts().stream().map(Cell::value).collect(Collectors.toSet()))
                .containsAll(AwkwardTexts.ALL);
    }

    @Test
    void someTextsAreAsLongAsTheWarehouseAllows() {
        assertThat(texts().stream().map(cell -> cell.value().getBytes(StandardCharsets.UTF_8).length))
                .contains(60_000, 65_535);
    }

    /** COPY takes it for NULL by default, and PostgreSQL cannot hold NUL. */
    @Test
    void noTextIsOneThatCopyCannotTellOrPostgresCannotHold() {
        assertThat(texts())
                .extracting(Cell::value)
                .allSatisfy(value -> assertThat(value).isNotEqualTo("\\N").doesNotContain("\u0000"));
    }

    private static List<Cell> texts() {
        return CELLS.entrySet().stream()
                .filter(kind -> kind.getKey().text())
                .flatMap(kind -> kind.getValue().stream())
                .filter(cell -> cell.value() != null)
                .toList();
    }

    private static List<String> values(ColumnKind kind) {
        return CELLS.get(kind).stream()
                .map(Cell::value)
                .filter(value -> value != null)
                .toList();
    }

    private static List<String> values(String sqlType) {
        return CELLS.get(ColumnKind.DECIMAL).stream()
                .filter(cell -> cell.column().sqlType().equals(sqlType) && cell.value() != null)
                .map(Cell::value)
                .toList();
    }
}
