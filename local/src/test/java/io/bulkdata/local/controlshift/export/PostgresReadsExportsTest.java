package io.bulkdata.local.controlshift.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulkdata.local.controlshift.schema.SourceColumn;
import io.bulkdata.local.controlshift.schema.SourceSchema;
import io.bulkdata.local.controlshift.schema.SourceTable;
import io.bulkdata.local.controlshift.source.SourceDatabase;
import io.bulkdata.local.controlshift.source.TableSnapshot;
import io.bulkdata.local.controlshift.truth.TableContent;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

/** The database whose CSV this is reads it back; what it then holds is compared with the source's truth. */
class PostgresReadsExportsTest {

    private static EmbeddedPostgres postgres;

    private final SourceSchema schema = SourceSchema.published();
    private final SourceDatabase database =
            SourceDatabase.filled(schema, 1_500, 5, Instant.parse("2026-11-20T01:00:00Z"));

    @BeforeAll
    static void start() throws IOException, SQLException {
        postgres = EmbeddedPostgres.start();
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE EXTENSION hstore");
        }
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    @Test
    void everyTableHoldsWhatTheSourceHolds() throws SQLException, IOException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection()) {
            for (SourceTable table : schema.tables()) {
                TableSnapshot snapshot = database.all(table.name());
                load(connection, snapshot, PostgresReadsExportsTest::warehouseType);

                assertThat(content(connection, table)).isEqualTo(TableContent.ofSource(table, snapshot.rows()));
            }
        }
    }

    /** With the source's own types, so that numbers, times, uuid, hstore and jsonb are PostgreSQL's prints and not ours. */
    @Test
    void postgresWouldHaveWrittenTheSameBytes() throws SQLException, IOException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection()) {
            for (SourceTable table : schema.tables()) {
                TableSnapshot snapshot = database.all(table.name());
                load(connection, snapshot, PostgresReadsExportsTest::sourceType);
                StringWriter written = new StringWriter();
                connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyOut(
                                "COPY (SELECT * FROM " + table.name()
                                        + " ORDER BY id) TO STDOUT WITH (FORMAT csv, HEADER)",
                                written);

                assertThat(written).hasToString(csv(snapshot));
            }
        }
    }

    @Test
    void anyColumnThatDiffersIsSeen() throws SQLException, IOException {
        SourceTable table = schema.table("share_clicks");
        TableSnapshot snapshot = database.all(table.name());
        TableContent truth = TableContent.ofSource(table, snapshot.rows());
        try (Connection connection = postgres.getPostgresDatabase().getConnection()) {
            connection.setAutoCommit(false);
            for (SourceColumn column : table.columns()) {
                load(connection, snapshot, PostgresReadsExportsTest::warehouseType);
                damage(connection, table, column);

                assertThat(content(connection, table)).as(column.name()).isNotEqualTo(truth);
                connection.rollback();
            }
        }
    }

    private static void load(Connection connection, TableSnapshot snapshot, Function<SourceColumn, String> type)
            throws SQLException, IOException {
        SourceTable table = snapshot.table();
        try (Statement statement = connection.createStatement()) {
            statement.execute(table.columns().stream()
                    .map(column -> "\"" + column.name() + "\" " + type.apply(column))
                    .collect(Collectors.joining(", ", "CREATE TEMPORARY TABLE " + table.name() + " (", ")")));
        }
        connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn(
                        "COPY " + table.name() + " FROM STDIN WITH (FORMAT csv, HEADER match)",
                        new StringReader(csv(snapshot)));
    }

    private static String csv(TableSnapshot snapshot) throws IOException {
        StringWriter csv = new StringWriter();
        PostgresCsv.write(snapshot, csv);
        return csv.toString();
    }

    /** But for the enums, whose declarations nobody has published. */
    private static String sourceType(SourceColumn column) {
        return switch (column.kind()) {
            case ENUM -> "text";
            case INTEGER, BIGINT, DECIMAL, BOOLEAN, TIMESTAMP, UUID, HSTORE, JSON, STRING, TEXT -> column.sqlType();
        };
    }

    private static String warehouseType(SourceColumn column) {
        return switch (column.kind()) {
            case INTEGER, BIGINT, DECIMAL, BOOLEAN, TIMESTAMP -> column.sqlType();
            case UUID -> "char(36)";
            case ENUM, HSTORE, JSON, STRING, TEXT -> "text";
        };
    }

    private static TableContent content(Connection connection, SourceTable table) throws SQLException {
        String columns =
                table.columnNames().stream().map(name -> '"' + name + '"').collect(Collectors.joining(", "));
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT " + columns + " FROM " + table.name())) {
            return TableContent.ofWarehouse(table, rows);
        }
    }

    /** Sets one value that is there to NULL. */
    private static void damage(Connection connection, SourceTable table, SourceColumn column) throws SQLException {
        String name = '"' + column.name() + '"';
        try (Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate("UPDATE " + table.name() + " SET " + name + " = NULL WHERE ctid = "
                            + "(SELECT min(ctid) FROM " + table.name() + " WHERE " + name + " IS NOT NULL"
                            + (column.kind().text() ? " AND " + name + " <> ''" : "") + ")"))
                    .isEqualTo(1);
        }
    }
}
