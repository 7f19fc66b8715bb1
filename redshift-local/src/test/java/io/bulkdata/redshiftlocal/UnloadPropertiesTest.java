package io.bulkdata.redshiftlocal;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** What UNLOAD writes, COPY reads back: the same rows, whatever the texts hold. */
class UnloadPropertiesTest {

    private static final String COLUMNS = "(id integer, a varchar(200), n decimal(20,4), f float8, ok boolean,"
            + " d date, ts timestamp, tz timestamptz)";
    private static final AtomicInteger UNLOADS = new AtomicInteger();

    private static SharedWarehouse warehouse;
    private static Connection connection;

    @BeforeContainer
    static void open() throws SQLException {
        warehouse = SharedWarehouse.forTest(UnloadPropertiesTest.class);
        connection = warehouse.connect();
        Rows.run(connection, "CREATE TABLE source " + COLUMNS, "CREATE TABLE target " + COLUMNS);
    }

    @AfterContainer
    static void close() throws SQLException {
        connection.close();
    }

    record Row(String text, String number, Double real, Boolean flag, String date, String moment) {}

    @Provide
    Arbitrary<List<Row>> tables() {
        Arbitrary<String> pieces = Arbitraries.of(
                "\"", ",", "\n", "\r\n", "\r", "a", "Ab 1", " ", "\t", "\\", "\\N", "null", "é", "€", "😀", "'", "|",
                "{");
        Arbitrary<String> text =
                pieces.list().ofMaxSize(6).map(list -> String.join("", list)).injectNull(0.1);
        Arbitrary<String> number = Arbitraries.of(
                        "0", "-1.5", "9999999999999999.9999", "-9999999999999999.9999", "0.0001")
                .injectNull(0.1);
        Arbitrary<Double> real = Arbitraries.doubles().injectNull(0.1);
        Arbitrary<Boolean> flag = Arbitraries.of(true, false).injectNull(0.1);
        Arbitrary<String> date = Arbitraries.of("2024-02-29", "1969-12-31", "1900-01-01", "2999-12-31")
                .injectNull(0.1);
        Arbitrary<String> moment = Arbitraries.of(
                        "2024-02-29 23:59:59.999999", "1969-12-31 00:00:00", "2001-01-01 12:34:56.7")
                .injectNull(0.1);
        return Combinators.combine(text, number, real, flag, date, moment)
                .as(Row::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(8);
    }

    @Property(tries = 60)
    void escapedTextComesBack(@ForAll("tables") List<Row> rows) throws SQLException {
        roundTrip(rows, "ESCAPE NULL AS '<none>'", "ESCAPE NULL AS '<none>' TIMEFORMAT 'auto'");
    }

    @Property(tries = 30)
    void quotedTextComesBack(@ForAll("tables") List<Row> rows) throws SQLException {
        roundTrip(
                rows,
                "ADDQUOTES ESCAPE DELIMITER ',' NULL AS '<none>' GZIP",
                "REMOVEQUOTES ESCAPE DELIMITER ',' NULL AS '<none>' GZIP");
    }

    @Property(tries = 60)
    void csvComesBack(@ForAll("tables") List<Row> rows) throws SQLException {
        roundTrip(rows, "CSV NULL AS '<none>'", "CSV NULL AS '<none>'");
    }

    @Property(tries = 30)
    void csvWithHeaderAndOtherDelimiterComesBack(@ForAll("tables") List<Row> rows) throws SQLException {
        roundTrip(
                rows,
                "CSV HEADER DELIMITER '|' NULL AS '<none>' ZSTD",
                "CSV IGNOREHEADER 1 DELIMITER '|' NULL AS '<none>' ZSTD");
    }

    @Property(tries = 60)
    void jsonComesBack(@ForAll("tables") List<Row> rows) throws SQLException {
        roundTrip(rows, "JSON BZIP2", "JSON 'auto' BZIP2");
    }

    @Property(tries = 40)
    void parquetComesBack(@ForAll("tables") List<Row> rows) throws SQLException {
        roundTrip(rows, "PARQUET", "PARQUET");
    }

    private static void roundTrip(List<Row> rows, String unload, String copy) throws SQLException {
        Rows.run(connection, "DELETE FROM source", "DELETE FROM target");
        insert(rows);
        String prefix = "s3://unload-properties/" + UNLOADS.incrementAndGet() + "/";
        Rows.run(
                connection,
                "UNLOAD ('select * from source') TO '" + prefix + "' IAM_ROLE default MANIFEST " + unload,
                "COPY target FROM '" + prefix + "manifest' IAM_ROLE default MANIFEST " + copy);
        assertThat(Rows.of(connection, "SELECT * FROM target ORDER BY id"))
                .isEqualTo(Rows.of(connection, "SELECT * FROM source ORDER BY id"));
    }

    private static void insert(List<Row> rows) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO source VALUES (?, ?, ?::decimal(20,4), ?, ?, ?::date, ?::timestamp, ?::timestamptz)")) {
            for (int i = 0; i < rows.size(); i++) {
                Row row = rows.get(i);
                insert.setInt(1, i);
                insert.setString(2, row.text());
                insert.setString(3, row.number());
                insert.setObject(4, row.real(), Types.DOUBLE);
                insert.setObject(5, row.flag(), Types.BOOLEAN);
                insert.setString(6, row.date());
                insert.setString(7, row.moment());
                insert.setString(8, row.moment());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }
}
