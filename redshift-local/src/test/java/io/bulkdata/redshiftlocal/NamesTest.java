package io.bulkdata.redshiftlocal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Names of every kind mean themselves and nothing else; what is too much is refused. */
class NamesTest {

    private static SharedWarehouse warehouse;
    private static Connection connection;

    @BeforeContainer
    static void open() throws SQLException {
        warehouse = SharedWarehouse.forTest(NamesTest.class);
        connection = warehouse.connect();
    }

    @AfterContainer
    static void close() throws SQLException {
        connection.close();
    }

    @Property(tries = 60)
    void aQuotedNameIsANameWhateverItHolds(@ForAll("names") String table, @ForAll("names") String column)
            throws SQLException {
        warehouse.objects().put("names", "one.csv", "1\n");
        String quoted = quoted(table);
        Rows.run(
                connection,
                "CREATE TABLE " + quoted + " (" + quoted(column) + " int PRIMARY KEY DISTKEY SORTKEY ENCODE raw)",
                "COPY " + quoted + " FROM 's3://names/one.csv' IAM_ROLE default CSV",
                "INSERT INTO " + quoted + " (" + quoted(column) + ") VALUES (2)",
                "MERGE INTO " + quoted + " USING (SELECT 3 AS n) s ON " + quoted(column) + " = s.n"
                        + " REMOVE DUPLICATES",
                "ALTER TABLE " + quoted + " ADD COLUMN \"; DROP TABLE x; --\" varchar(5) DEFAULT ''");
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT * FROM " + quoted)) {
            assertThat(rows.getMetaData().getColumnLabel(1)).isEqualTo(column);
        }
        assertThat(Rows.value(connection, "SELECT sum(" + quoted(column) + ") FROM " + quoted))
                .isEqualTo("6");
        Rows.run(connection, "TRUNCATE " + quoted, "DROP TABLE " + quoted);
        assertThat(Rows.value(connection, "SELECT count(*) FROM pg_class WHERE relnamespace = 'public'::regnamespace"))
                .as("nothing else was made or left")
                .isEqualTo("0");
    }

    @Provide
    Arbitrary<String> names() {
        Arbitrary<String> nasty = Arbitraries.of(
                "a\"b",
                "\"",
                "\"\"",
                "'",
                "';--",
                "; DROP TABLE t; --",
                "$1",
                "$$",
                "/*",
                "--",
                "\\",
                "a.b",
                "#",
                "#t",
                "%s",
                "${x}",
                "select",
                "A",
                " ",
                "\t",
                "\n",
                "(",
                ")",
                ",",
                "ä",
                "😀",
                "{}",
                "[]");
        Arbitrary<String> any = Arbitraries.strings()
                .withChars("ab\"'\\;$#.,()-/* \n\täöü€A1_%{}[]")
                .ofMinLength(1)
                .ofMaxLength(14);
        return Arbitraries.oneOf(nasty, any).filter(name -> name.getBytes(StandardCharsets.UTF_8).length <= 63);
    }

    @Property(tries = 1)
    void moreThan1600ColumnsAreRefused() throws SQLException {
        assertThatThrownBy(() -> Rows.run(connection, "CREATE TABLE wide (" + columns(20_000) + ")"))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("54011"))
                .hasMessageContaining("tables can have at most 1600 columns");
        Rows.run(connection, "CREATE TABLE wide (" + columns(1600) + ")", "DROP TABLE wide");
    }

    private static String columns(int count) {
        return IntStream.range(0, count).mapToObj(i -> "c" + i + " int").collect(Collectors.joining(", "));
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
