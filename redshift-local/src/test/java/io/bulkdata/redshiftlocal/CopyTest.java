package io.bulkdata.redshiftlocal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** COPY through the Redshift driver. */
class CopyTest {

    private static final String CSV = " iam_role default format csv ignoreheader 1";
    private static SharedWarehouse warehouse;
    private Connection connection;

    @BeforeAll
    static void makeDatabase() throws SQLException {
        warehouse = SharedWarehouse.forTest(CopyTest.class);
        warehouse.objects().put("copy", "good.csv", "id,name\n1,one\n2,\"two, \"\"2\"\"\"\n3,drei ä\n");
        warehouse.objects().put("copy", "bad.csv", "id,name\n1,one\nx,two\n");
        warehouse.objects().put("copy", "long.csv", "id,name\n1,ääääää\n");
        warehouse
                .objects()
                .put("copy", "good.manifest", "{\"entries\":[{\"url\":\"s3://copy/good.csv\",\"mandatory\":true}]}");
    }

    @BeforeEach
    void open() throws SQLException {
        connection = warehouse.connect();
        Rows.run(connection, "DROP TABLE IF EXISTS t", "CREATE TABLE t (id integer not null, name varchar(10))");
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @Test
    void manifestIsLoadedAndTheCountComesAsNoticeAndFunctionOnly() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            int count = statement.executeUpdate("COPY t (id, name) FROM 's3://copy/good.manifest' MANIFEST" + CSV);

            assertThat(count).isZero();
            assertThat(statement.getWarnings().getMessage())
                    .isEqualTo("Load into table 't' completed, 3 record(s) loaded successfully.");
        }
        assertThat(Rows.value(connection, "SELECT pg_last_copy_count()")).isEqualTo("3");
        assertThat(Rows.of(connection, "SELECT * FROM t ORDER BY id"))
                .containsExactly("1|one", "2|two, \"2\"", "3|drei ä");
    }

    @Test
    void preparedStatementCopiesAgainAndAgain() throws SQLException {
        try (PreparedStatement copy = connection.prepareStatement("COPY t FROM 's3://copy/good.csv'" + CSV)) {
            for (int i = 0; i < 7; i++) {
                copy.execute();
            }
        }
        assertThat(Rows.value(connection, "SELECT count(*) FROM t")).isEqualTo("21");
    }

    @Test
    void badRowFailsTheLoadAndIsFoundByItsQueryAfterTheRollback() throws SQLException {
        connection.setAutoCommit(false);
        Rows.run(connection, "INSERT INTO t VALUES (7, 'seven')");

        assertThatThrownBy(() -> Rows.run(connection, "COPY t FROM 's3://copy/bad.csv'" + CSV))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("XX000"))
                .hasMessageContaining("Load into table 't' failed.  Check 'stl_load_errors' system table for details.");
        connection.rollback();

        assertThat(Rows.value(connection, "SELECT count(*) FROM t")).isEqualTo("0");
        assertThat(Rows.of(
                        connection,
                        "SELECT trim(filename), line_number, trim(colname), trim(type), trim(raw_field_value), err_code"
                                + " FROM stl_load_errors WHERE query = pg_last_copy_id()"))
                .containsExactly("s3://copy/bad.csv|3|id|int4|x|1207");
        assertThat(Rows.of(
                        connection,
                        "SELECT trim(database_name), trim(file_name), line_number, trim(column_name),"
                                + " table_id = 't'::regclass::oid::int, session_id = pg_backend_pid()"
                                + " FROM sys_load_error_detail WHERE query_id = pg_last_copy_id()"))
                .containsExactly("copytest|s3://copy/bad.csv|3|id|t|t");
        assertThat(Rows.value(connection, "SELECT pg_last_copy_count()")).isEqualTo("0");
    }

    @Test
    void copyAndDeleteOfOneTransactionAreUndoneTogether() throws SQLException {
        Rows.run(connection, "INSERT INTO t VALUES (7, 'seven')");
        connection.setAutoCommit(false);
        Rows.run(connection, "DELETE FROM t", "COPY t FROM 's3://copy/good.csv'" + CSV);
        assertThat(Rows.value(connection, "SELECT count(*) FROM t")).isEqualTo("3");

        connection.rollback();

        assertThat(Rows.of(connection, "SELECT * FROM t")).containsExactly("7|seven");
    }

    @Test
    void tableOfTheSameTransactionAndTemporaryOnesAreFound() throws SQLException {
        connection.setAutoCommit(false);
        Rows.run(
                connection,
                "CREATE TABLE fresh (id bigint, name varchar(max))",
                "COPY fresh FROM 's3://copy/good.csv'" + CSV,
                "CREATE TEMP TABLE stage (LIKE t)",
                "COPY stage FROM 's3://copy/good.csv'" + CSV,
                "CREATE TABLE #stage (LIKE t INCLUDING DEFAULTS)",
                "COPY #stage FROM 's3://copy/good.csv'" + CSV);
        assertThat(Rows.value(
                        connection,
                        "SELECT (SELECT count(*) FROM fresh) + (SELECT count(*) FROM stage) + count(*) FROM #stage"))
                .isEqualTo("9");
        connection.rollback();
    }

    @Test
    void lengthOfVarcharCountsBytes() {
        assertThatThrownBy(() -> Rows.run(connection, "COPY t FROM 's3://copy/long.csv'" + CSV))
                .hasMessageContaining("Load into table 't' failed");
    }

    @Test
    void maxErrorDropsRowsAndSaysSo() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("COPY t FROM 's3://copy/bad.csv' MAXERROR 5" + CSV);

            assertThat(statement.getWarnings().getMessage()).contains("1 record(s) could not be loaded");
            assertThat(statement.getWarnings().getNextWarning().getMessage()).contains("1 record(s) loaded");
        }
        assertThat(Rows.value(connection, "SELECT count(*) FROM stl_load_errors WHERE query = pg_last_copy_id()"))
                .isEqualTo("1");
    }

    @Test
    void missingFileMissingTableAndMissingColumnAreTold() {
        assertThatThrownBy(() -> Rows.run(connection, "COPY t FROM 's3://copy/none.csv'" + CSV))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("XX000"));
        assertThatThrownBy(() -> Rows.run(connection, "COPY nowhere FROM 's3://copy/good.csv'" + CSV))
                .hasMessageContaining("Cannot COPY into nonexistent table nowhere");
        assertThatThrownBy(() -> Rows.run(connection, "COPY t (id, nam) FROM 's3://copy/good.csv'" + CSV))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("42703"));
    }

    @Test
    void unknownOptionIsRefusedAtItsPlace() {
        assertThatThrownBy(() -> Rows.run(connection, "COPY t FROM 's3://copy/good.csv' iam_role default csv wrong"))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("42601"))
                .hasMessageContaining("at or near \"wrong\"")
                .hasMessageContaining("Position: 55");
    }

    @Test
    void beforeAnyCopyThereIsNeitherCountNorId() throws SQLException {
        assertThat(Rows.of(connection, "SELECT pg_last_copy_count(), pg_last_copy_id()"))
                .containsExactly("0|-1");
    }

    @Test
    void identityColumnsAreFilledOrGivenWithExplicitIds() throws SQLException {
        Rows.run(
                connection,
                "DROP TABLE IF EXISTS numbered",
                "CREATE TABLE numbered (no bigint identity(10, 5), id integer, name varchar(20))",
                "COPY numbered (id, name) FROM 's3://copy/good.csv'" + CSV);
        assertThat(Rows.of(connection, "SELECT no FROM numbered ORDER BY no")).containsExactly("10", "15", "20");
        assertThatThrownBy(() -> Rows.run(connection, "COPY numbered (no, name) FROM 's3://copy/good.csv'" + CSV))
                .hasMessageContaining("EXPLICIT_IDS");
        Rows.run(connection, "COPY numbered (no, name) FROM 's3://copy/good.csv' EXPLICIT_IDS" + CSV);
        assertThat(Rows.value(connection, "SELECT count(*) FROM numbered WHERE no < 4"))
                .isEqualTo("3");
    }

    @Test
    void noLoadChecksWithoutLoading() throws SQLException {
        Rows.run(connection, "COPY t FROM 's3://copy/good.csv' NOLOAD" + CSV);
        assertThat(Rows.value(connection, "SELECT count(*) FROM t")).isEqualTo("0");
    }

    @Test
    void eachCopyItsFilesAndItsReplacementsAreLogged() throws SQLException {
        warehouse
                .objects()
                .put("copy", "log/1", () -> new ByteArrayInputStream(new byte[] {'1', ',', (byte) 0xff, '\n'}));
        warehouse.objects().put("copy", "log/2", "2,b\nx,c\n");
        connection.setAutoCommit(false);
        Rows.run(connection, "COPY t FROM 's3://copy/log/' iam_role default csv maxerror 9 acceptinvchars '^'");
        connection.rollback();
        Rows.run(connection, "SELECT 1");
        assertThat(
                        Rows.of(
                                connection,
                                "SELECT table_name, data_source, file_format, status, loaded_rows, loaded_bytes, error_count,"
                                        + " replaced_rows FROM pg_catalog.redshift_local_loads WHERE query_id = pg_last_copy_id()"))
                .containsExactly("t|s3://copy/log/|csv|completed|2|12|1|1");
        assertThat(Rows.of(
                        connection,
                        "SELECT file_name, lines_scanned, loaded_rows, error_count, bytes_scanned"
                                + " FROM pg_catalog.redshift_local_load_files WHERE query_id = pg_last_copy_id()"
                                + " ORDER BY file_number"))
                .containsExactly("s3://copy/log/1|1|1|0|4", "s3://copy/log/2|2|1|1|8");
        assertThat(Rows.of(
                        connection,
                        "SELECT file_name, line_number, column_name, raw_line"
                                + " FROM pg_catalog.redshift_local_replacements WHERE query_id = pg_last_copy_id()"))
                .containsExactly("s3://copy/log/1|1|name|1,.");
    }
}
