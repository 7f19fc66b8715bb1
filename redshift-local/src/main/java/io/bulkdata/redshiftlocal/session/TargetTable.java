package io.bulkdata.redshiftlocal.session;

import io.bulkdata.redshiftlocal.copy.CopyCommand;
import io.bulkdata.redshiftlocal.copy.TargetColumn;
import io.bulkdata.redshiftlocal.sql.SqlRefusal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The table that a COPY loads, as the session's own transaction sees it. */
final class TargetTable {

    /** The parameter is the table's name as SQL; temporary and just created tables are found as the client finds them. */
    static final String QUERY = """
            SELECT c.oid, n.nspname, c.relname, c.relkind, a.attname, t.typname, a.atttypmod, a.attnotnull,
                   a.attidentity <> ''
              FROM pg_catalog.pg_class c
              JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
              JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
              JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
             WHERE c.oid = pg_catalog.to_regclass($1) AND c.relkind IN ('r', 'p', 'v', 'm')
             ORDER BY a.attnum
            """;

    private static final Set<String> VIEWS = Set.of("v", "m");
    private static final String WRONG_OBJECT_TYPE = "42809";
    private static final String UNDEFINED_COLUMN = "42703";
    private static final String NOT_SUPPORTED = "0A000";

    private final long id;
    private final String sqlName;
    private final String name;
    private final Map<String, Column> columns;

    private record Column(TargetColumn target, boolean identity) {}

    private TargetTable(List<List<String>> rows) {
        List<String> first = rows.get(0);
        this.id = Long.parseLong(first.get(0));
        this.sqlName = quoted(first.get(1)) + "." + quoted(first.get(2));
        this.name = first.get(2);
        this.columns = rows.stream()
                .map(row -> new Column(
                        ColumnFacts.column(row.subList(4, 8)), row.get(8).equals("t")))
                .collect(Collectors.toMap(c -> c.target.name(), Function.identity(), (a, b) -> a, LinkedHashMap::new));
    }

    /**
     * Makes it of the rows of {@link #QUERY}; empty when there is no such table.
     *
     * @throws SqlRefusal when it is a view or the system's own
     */
    static Optional<TargetTable> of(List<List<String>> rows) {
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        if (VIEWS.contains(rows.get(0).get(3))) {
            throw new SqlRefusal(
                    WRONG_OBJECT_TYPE, "cannot copy to view \"" + rows.get(0).get(2) + "\"", -1);
        }
        if (rows.get(0).get(1).equals("pg_catalog")) {
            throw new SqlRefusal("42501", "permission denied: \"" + rows.get(0).get(2) + "\" is a system catalog", -1);
        }
        return Optional.of(new TargetTable(rows));
    }

    /** The name that the command gives, as SQL. */
    static String sqlName(CopyCommand command) {
        return (command.schema() == null ? "" : quoted(command.schema()) + ".") + quoted(command.table());
    }

    long id() {
        return id;
    }

    String name() {
        return name;
    }

    /** With its schema, quoted. */
    String sqlName() {
        return sqlName;
    }

    /**
     * The columns that the command fills, in the order of the fields.
     *
     * @throws SqlRefusal when the table has no such column, or it may not be filled
     */
    List<TargetColumn> filledBy(CopyCommand command) {
        boolean explicitIds = command.options().rows().explicitIds();
        if (command.columns().isEmpty()) {
            return columns.values().stream()
                    .filter(column -> explicitIds || !column.identity)
                    .map(Column::target)
                    .toList();
        }
        List<TargetColumn> filled = new ArrayList<>();
        for (String named : command.columns()) {
            filled.add(filled(named, explicitIds));
        }
        return filled;
    }

    /** {@code COPY table (columns) FROM STDIN}. */
    String copyStatement(List<TargetColumn> filled, String options) {
        String names = filled.stream().map(column -> quoted(column.name())).collect(Collectors.joining(", "));
        return "COPY " + sqlName + " (" + names + ") FROM STDIN WITH (" + options + ")";
    }

    private TargetColumn filled(String named, boolean explicitIds) {
        Column column = columns.get(named);
        if (column == null) {
            throw new SqlRefusal(
                    UNDEFINED_COLUMN, "column \"" + named + "\" of relation \"" + name + "\" does not exist", -1);
        }
        if (column.identity && !explicitIds) {
            throw new SqlRefusal(
                    NOT_SUPPORTED, "cannot set an identity column to a value without EXPLICIT_IDS: " + named, -1);
        }
        return column.target;
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
