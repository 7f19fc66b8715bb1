package io.bulkdata.bench.soak;

import io.bulkdata.local.controlshift.ControlShift;
import io.bulkdata.local.controlshift.schema.SourceTable;
import io.bulkdata.local.controlshift.truth.TableContent;
import io.bulkdata.redshift.warehouse.WarehouseSettings;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Every cell of the warehouse beside that of the source, by plain JDBC. */
final class Contents {

    private Contents() {}

    /** A sentence for each table that is not its source. */
    static List<String> differences(ControlShift source, WarehouseSettings warehouse) throws SQLException {
        List<String> differences = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(
                warehouse.url(), warehouse.user(), warehouse.password().reveal())) {
            for (SourceTable table : source.tables()) {
                TableContent wanted = source.truth(table.name());
                TableContent found = read(connection, table);
                if (!found.equals(wanted)) {
                    differences.add(table.name() + " is not its source: " + found.rows() + " rows, " + wanted.rows()
                            + " in the source");
                }
            }
        }
        return differences;
    }

    private static TableContent read(Connection connection, SourceTable table) throws SQLException {
        String columns = table.columnNames().stream().map(Contents::quoted).collect(Collectors.joining(", "));
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT " + columns + " FROM public." + quoted(table.name()))) {
            return TableContent.ofWarehouse(table, rows);
        }
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
