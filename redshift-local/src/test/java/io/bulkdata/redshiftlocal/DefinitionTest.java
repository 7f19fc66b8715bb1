package io.bulkdata.redshiftlocal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Tables, types and functions through the Redshift driver. */
class DefinitionTest {

    private static Connection connection;

    @BeforeAll
    static void open() throws SQLException {
        connection = SharedWarehouse.forTest(DefinitionTest.class).connect();
    }

    @AfterAll
    static void close() throws SQLException {
        connection.close();
    }

    @Test
    void keysAreNotEnforcedButNotNullIs() throws SQLException {
        Rows.run(
                connection,
                "CREATE TABLE keyed (id integer encode az64 distkey, code char(3) unique, parent integer,"
                        + " primary key (id), foreign key (parent) references keyed (id)) diststyle key sortkey (id)",
                "INSERT INTO keyed VALUES (1, 'a', 99), (1, 'a', 99)");
        assertThat(Rows.of(
                        connection,
                        "SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint"
                                + " WHERE conrelid = 'keyed'::regclass AND contype <> 'n' ORDER BY conname"))
                .containsExactly(
                        "keyed_code_key|UNIQUE (code)",
                        "keyed_parent_fkey|FOREIGN KEY (parent) REFERENCES keyed(id)",
                        "keyed_pkey|PRIMARY KEY (id)");
        assertThat(Rows.of(
                        connection,
                        "SELECT attnum, encoding, distkey, sortkey FROM redshift_local_column_storage"
                                + " WHERE relation = 'keyed'::regclass ORDER BY attnum"))
                .containsExactly("1|az64|t|1", "2|lzo|f|0", "3|az64|f|0");
        assertThat(Rows.value(connection, "SELECT count(*) FROM keyed")).isEqualTo("2");
        assertThatThrownBy(() -> Rows.run(connection, "INSERT INTO keyed VALUES (NULL, 'a', 1)"))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("23502"));
    }

    @Test
    void typesHaveRedshiftsSizes() throws SQLException {
        Rows.run(
                connection,
                "CREATE TABLE typed (a varchar(max), b text, c character varying(max), d nvarchar(5), e decimal,"
                        + " f decimal(10, 2), g super, h geography, i varbyte(10), j timestamp, k timestamptz, l bpchar)");
        assertThat(Rows.of(
                        connection,
                        "SELECT format_type(atttypid, atttypmod) FROM pg_attribute"
                                + " WHERE attrelid = 'typed'::regclass AND attnum > 0 ORDER BY attnum"))
                .containsExactly(
                        "character varying(65535)",
                        "character varying(256)",
                        "character varying(65535)",
                        "character varying(5)",
                        "numeric(18,0)",
                        "numeric(10,2)",
                        "super",
                        "geography",
                        "varbyte",
                        "timestamp without time zone",
                        "timestamp with time zone",
                        "character(256)");
    }

    @Test
    void typesThatRedshiftHasNotAreRefused() {
        for (String type : new String[] {"uuid", "jsonb", "serial", "bytea", "varchar(65536)", "char(5000)"}) {
            assertThatThrownBy(() -> Rows.run(connection, "CREATE TABLE refused (a " + type + ")"))
                    .as(type)
                    .isInstanceOf(SQLException.class);
        }
        assertThatThrownBy(() -> Rows.run(connection, "CREATE TABLE refused (a integer) DISTKEY (b)"))
                .hasMessageContaining("column \"b\" does not exist");
    }

    @Test
    void columnsAreAddedOneAtATime() throws SQLException {
        Rows.run(
                connection,
                "CREATE TABLE grown (a integer NOT NULL)",
                "ALTER TABLE grown ADD COLUMN b varchar(max) ENCODE zstd",
                "ALTER TABLE grown ALTER SORTKEY (a)",
                "ALTER TABLE grown ALTER DISTKEY a",
                "ALTER TABLE grown ALTER COLUMN b TYPE varchar(300)",
                "ALTER TABLE grown ADD PRIMARY KEY (a)");
        assertThatThrownBy(() -> Rows.run(connection, "ALTER TABLE grown ADD COLUMN c integer, ADD COLUMN d integer"))
                .hasMessageContaining("at or near \",\"");
        assertThatThrownBy(() -> Rows.run(connection, "ALTER TABLE grown ADD COLUMN IF NOT EXISTS a integer"))
                .hasMessageContaining("at or near \"IF\"");
        assertThatThrownBy(() -> Rows.run(connection, "ALTER TABLE missing ALTER SORTKEY (a)"))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("42P01"));
    }

    @Test
    void functionsAreThere() throws SQLException {
        assertThat(Rows.value(connection, "SELECT version()"))
                .startsWith("PostgreSQL 8.0.2")
                .contains("Redshift");
        assertThat(Rows.of(connection, "SELECT nvl(NULL, 2), len('äb'), sysdate IS NOT NULL, getdate() IS NOT NULL"))
                .containsExactly("2|2|t|t");
        assertThat(connection.getMetaData().getDatabaseProductVersion()).isEqualTo("8.0.2");
    }

    @Test
    void tableFromAQueryTakesAttributes() throws SQLException {
        Rows.run(connection, "CREATE TABLE made DISTSTYLE even SORTKEY (x) AS SELECT 1 AS x");
        assertThat(Rows.value(connection, "SELECT x FROM made")).isEqualTo("1");
    }

    @Test
    void vacuumRunsAloneOnly() throws SQLException {
        Rows.run(
                connection,
                "CREATE TABLE swept (a integer)",
                "VACUUM DELETE ONLY swept TO 99 PERCENT BOOST",
                "ANALYZE swept");
        connection.setAutoCommit(false);
        assertThatThrownBy(() -> Rows.run(connection, "VACUUM swept"))
                .hasMessageContaining("cannot run inside a transaction block");
        connection.rollback();
        connection.setAutoCommit(true);
    }

    @Test
    void whatRedshiftHasNotIsRefused() {
        for (String sql : new String[] {
            "CREATE INDEX i ON t (a)",
            "SAVEPOINT s",
            "COPY t FROM STDIN",
            "LISTEN x",
            "CREATE EXTENSION hstore",
            "SET client_encoding TO 'LATIN1'"
        }) {
            assertThatThrownBy(() -> Rows.run(connection, sql))
                    .as(sql)
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("0A000"));
        }
    }
}
