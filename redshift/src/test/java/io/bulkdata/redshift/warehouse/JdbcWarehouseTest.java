package io.bulkdata.redshift.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.bulkdata.core.export.Compression;
import io.bulkdata.core.failure.FailureClass;
import io.bulkdata.core.settings.Secret;
import io.bulkdata.redshift.TestWarehouse;
import io.bulkdata.redshift.sql.Column;
import io.bulkdata.redshift.sql.ColumnType;
import io.bulkdata.redshift.sql.Command;
import io.bulkdata.redshift.sql.Copy;
import io.bulkdata.redshift.sql.CopyInput;
import io.bulkdata.redshift.sql.CopyRole;
import io.bulkdata.redshift.sql.Identifier;
import io.bulkdata.redshift.sql.QualifiedTable;
import io.bulkdata.redshift.sql.Query;
import io.bulkdata.redshift.sql.S3Uri;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JdbcWarehouseTest {

    private final List<Connection> opened = new ArrayList<>();
    private final JdbcConnector real = new JdbcConnector(
            TestWarehouse.settings(), () -> TestWarehouse.settings().ownLogin(), Clock.systemUTC());
    private final JdbcWarehouse warehouse = new JdbcWarehouse(() -> {
        Connection connection = real.open();
        opened.add(connection);
        return connection;
    });
    private final QualifiedTable table = TestWarehouse.table();

    @AfterEach
    void close() {
        warehouse.close();
    }

    @Test
    void aTableOfEveryTypeIsCreatedAndItsColumnsAreReadBack() {
        run(new Command.CreateTable(
                table,
                List.of(
                        Column.required("id", ColumnType.Plain.BIGINT),
                        Column.nullable("small", ColumnType.Plain.SMALLINT),
                        Column.nullable("whole", ColumnType.Plain.INTEGER),
                        Column.nullable("exact", new ColumnType.Numeric(10, 2)),
                        Column.nullable("yes", ColumnType.Plain.BOOLEAN),
                        Column.nullable("about", ColumnType.Plain.DOUBLE),
                        Column.nullable("token", new ColumnType.Char(36)),
                        Column.nullable("title", new ColumnType.Varchar(255)),
                        Column.nullable("text", ColumnType.Varchar.MAX),
                        Column.nullable("day", ColumnType.Plain.DATE),
                        Column.nullable("made", ColumnType.Plain.TIMESTAMP),
                        Column.nullable("seen", ColumnType.Plain.TIMESTAMPTZ),
                        Column.nullable("more", ColumnType.Plain.SUPER),
                        Column.nullable("odd \"name\"", ColumnType.Plain.INTEGER),
                        Column.nullable("place", ColumnType.Plain.GEOGRAPHY))));

        assertThat(columns())
                .containsExactly(
                        "id",
                        "small",
                        "whole",
                        "exact",
                        "yes",
                        "about",
                        "token",
                        "title",
                        "text",
                        "day",
                        "made",
                        "seen",
                        "more",
                        "odd \"name\"",
                        "place");
    }

    @Test
    void whatFailsLeavesNothingAndTheConnectionGoesOn() {
        run(new Command.CreateTable(table, List.of(Column.nullable("id", ColumnType.Plain.INTEGER))));
        load("id\n1\n2\n");

        assertThatThrownBy(() -> warehouse.transaction(session -> {
                    session.execute(new Command.DeleteAll(table));
                    throw new IllegalStateException("half way");
                }))
                .hasMessage("half way");

        assertThat(warehouse.<Long>transaction(session -> session.execute(new Command.DeleteAll(table))))
                .isEqualTo(2);
        assertThat(opened).hasSize(1);
    }

    @Test
    void whoTakesNoConnectionsIsAway() {
        WarehouseSettings nobody = new WarehouseSettings("jdbc:redshift://127.0.0.1:1/dev", "loader", new Secret("x"));

        try (JdbcWarehouse paused = new JdbcWarehouse(nobody)) {
            assertThatThrownBy(() -> paused.transaction(session -> null)).isInstanceOf(WarehouseAwayException.class);
        }
    }

    @Test
    void whoRefusesThePasswordIsNotAway() {
        WarehouseSettings real = TestWarehouse.settings();
        WarehouseSettings wrong =
                new WarehouseSettings(real.url(), real.ownLogin().user(), new Secret("wrong"));

        try (JdbcWarehouse closed = new JdbcWarehouse(wrong)) {
            assertThatThrownBy(() -> closed.transaction(session -> null))
                    .isInstanceOfSatisfying(
                            WarehouseException.class,
                            e -> assertThat(e.failureClass()).isEqualTo(FailureClass.CONFIGURATION))
                    .isNotInstanceOf(WarehouseAwayException.class);
        }
    }

    @Test
    void aFailedCopyNamesTheRowsItRefusedWithoutTheirContent() {
        run(new Command.CreateTable(table, List.of(Column.nullable("id", ColumnType.Plain.INTEGER))));

        WarehouseException first = catchThrowableOfType(WarehouseException.class, () -> load("id\n1\nsecret-word\n"));

        assertThat(first.failureClass()).isEqualTo(FailureClass.DATA);
        assertThat(first.refusedRows()).singleElement().satisfies(row -> {
            assertThat(row.file()).endsWith("/data.csv");
            assertThat(row.line()).isEqualTo(3);
            assertThat(row.column()).isEqualTo("id");
        });
        assertThat(first.toString() + first.getCause() + first.refusedRows()).doesNotContain("secret-word");
    }

    @Test
    void theRowsOfAnEarlierFailureAreNotToldForALaterOne() {
        run(new Command.CreateTable(table, List.of(Column.nullable("id", ColumnType.Plain.INTEGER))));
        assertThatThrownBy(() -> load("id\nx\n")).isInstanceOf(WarehouseException.class);

        WarehouseException second = catchThrowableOfType(
                WarehouseException.class,
                () -> warehouse.transaction(session -> session.execute(copy("s3://files/no/such.manifest"))));

        assertThat(second.refusedRows()).isEmpty();
        assertThat(second.failureClass()).isNotEqualTo(FailureClass.DATA);
    }

    @Test
    void aMissingTableIsAFailureOfTheSchema() {
        assertThatThrownBy(() -> run(new Command.DeleteAll(table)))
                .isInstanceOfSatisfying(
                        WarehouseException.class,
                        e -> assertThat(e.failureClass()).isEqualTo(FailureClass.SCHEMA))
                .hasMessageStartingWith("The warehouse refused DeleteAll: ")
                .hasMessageContaining(table.name().value());
    }

    @Test
    void aConnectionThatIsGoneIsReplaced() throws SQLException {
        run(new Command.CreateTable(table, List.of(Column.nullable("id", ColumnType.Plain.INTEGER))));
        opened.get(0).close();

        assertThat(columns()).containsExactly("id");
        assertThat(opened).hasSize(2);
    }

    @Test
    void aWrongPasswordIsAFailureOfTheConfiguration() {
        WarehouseSettings wrong =
                new WarehouseSettings(TestWarehouse.settings().url(), "awsuser", new Secret("Wrong-Password-1"));
        try (JdbcWarehouse closed = new JdbcWarehouse(wrong)) {
            assertThatThrownBy(() -> closed.transaction(session -> session.query(new Query.Ping())))
                    .isInstanceOfSatisfying(
                            WarehouseException.class,
                            e -> assertThat(e.failureClass()).isEqualTo(FailureClass.CONFIGURATION))
                    .hasMessageNotContaining("Wrong-Password-1");
        }
    }

    @Test
    void aWarehouseThatIsAwayIsATransientFailure() {
        WarehouseSettings nowhere =
                new WarehouseSettings("jdbc:redshift://127.0.0.1:1/dev", "awsuser", new Secret("Password1"));
        try (JdbcWarehouse away = new JdbcWarehouse(nowhere)) {
            assertThatThrownBy(() -> away.transaction(session -> session.query(new Query.Ping())))
                    .isInstanceOfSatisfying(
                            WarehouseException.class,
                            e -> assertThat(e.failureClass()).isEqualTo(FailureClass.TRANSIENT));
        }
    }

    @Test
    void aLostAnswerToCommitIsAnUnknownOutcomeAndTheNextTransactionHasANewConnection() {
        run(new Command.CreateTable(table, List.of(Column.nullable("id", ColumnType.Plain.INTEGER))));
        List<Connection> connections = new ArrayList<>();
        try (JdbcWarehouse losing = new JdbcWarehouse(() -> {
            Connection connection = connections.isEmpty() ? losingItsAnswer(real.open()) : real.open();
            connections.add(connection);
            return connection;
        })) {
            assertThatThrownBy(() -> losing.transaction(session -> session.execute(new Command.DeleteAll(table))))
                    .isInstanceOf(OutcomeUnknownException.class);

            assertThat(losing.<List<Row>>transaction(session -> session.query(new Query.Ping())))
                    .hasSize(1);
        }
        assertThat(connections).hasSize(2);
    }

    private void load(String csv) {
        String data = TestWarehouse.put("data.csv", csv);
        String manifest =
                TestWarehouse.put("list.manifest", "{\"entries\":[{\"url\":\"" + data + "\",\"mandatory\":true}]}");
        warehouse.transaction(session -> session.execute(copy(manifest)));
    }

    private Copy copy(String manifest) {
        return new Copy(
                table,
                List.of(new Identifier("id")),
                S3Uri.parse(manifest),
                CopyInput.EXPORTS,
                Compression.NONE,
                CopyRole.DEFAULT,
                null);
    }

    private void run(Command command) {
        warehouse.transaction(session -> session.execute(command));
    }

    private List<String> columns() {
        return warehouse.transaction(session -> session.query(new Query.ColumnsOf(table)).stream()
                .map(row -> row.text(0))
                .toList());
    }

    /** A connection whose COMMIT arrives but whose answer does not. */
    private static Connection losingItsAnswer(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    try {
                        Object result = method.invoke(connection, arguments);
                        if (method.getName().equals("commit")) {
                            throw new SQLException("cut off", "08006");
                        }
                        return result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
