package io.bulkdata.local;

import io.bulkdata.redshift.warehouse.WarehouseSettings;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Statements of a test, by plain JDBC. */
final class Sql {

    private Sql() {}

    static void execute(LocalWarehouse warehouse, String sql) throws SQLException {
        try (Connection connection = connect(warehouse);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Each row as its cells with bars between. */
    static List<String> rows(LocalWarehouse warehouse, String sql) throws SQLException {
        try (Connection connection = connect(warehouse);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> lines = new ArrayList<>();
            while (rows.next()) {
                List<String> cells = new ArrayList<>();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    cells.add(String.valueOf(rows.getString(i)));
                }
                lines.add(String.join("|", cells));
            }
            return lines;
        }
    }

    private static Connection connect(LocalWarehouse warehouse) throws SQLException {
        WarehouseSettings settings = warehouse.settings();
        return DriverManager.getConnection(
                settings.url(), settings.user(), settings.password().reveal());
    }
}
