package io.bulkdata.local.demo;

import io.bulkdata.local.controlshift.schema.SourceTable;
import io.bulkdata.local.controlshift.truth.TableContent;
import io.bulkdata.redshift.warehouse.WarehouseSettings;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** A reader of the warehouse like any other: plain JDBC, nothing of the pipeline's own SQL. */
final class WarehouseReader implements AutoCloseable {

    private static final String LOADS =
            "select table_name, count(*), sum(files), sum(extract(epoch from committed) - extract(epoch from started))"
                    + " from bulkdata.load_ledger group by table_name";

    private final Connection connection;

    WarehouseReader(WarehouseSettings settings) throws SQLException {
        connection = DriverManager.getConnection(
                settings.url(),
                settings.ownLogin().user(),
                settings.ownLogin().password().reveal());
    }

    /** The loads of a table, as its ledger rows tell. */
    record Loads(long count, long files, double seconds) {
        static final Loads NONE = new Loads(0, 0, 0);
    }

    TableContent content(SourceTable table) throws SQLException {
        String columns =
                table.columnNames().stream().map(WarehouseReader::quoted).collect(Collectors.joining(", "));
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select " + columns + " from public." + quoted(table.name()))) {
            return TableContent.ofWarehouse(table, rows);
        }
    }

    /** By table, without its schema. */
    Map<String, Loads> loads() throws SQLException {
        Map<String, Loads> loads = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(LOADS)) {
            while (rows.next()) {
                String table = rows.getString(1);
                loads.put(
                        table.substring(table.indexOf('.') + 1),
                        new Loads(rows.getLong(2), rows.getLong(3), rows.getDouble(4)));
            }
        }
        return loads;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    static long files(Map<String, Loads> loads) {
        return loads.values().stream().mapToLong(Loads::files).sum();
    }
}
