package io.bulkdata.redshiftlocal.copy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

/** What the copy writes is what a real PostgreSQL reads, whatever its settings for dates. */
class PostgresReadsItTest {

    private static EmbeddedPostgres postgres;

    @BeforeAll
    static void start() throws IOException {
        postgres = EmbeddedPostgres.start();
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    private static List<List<String>> read(String table, CopyCase copy) throws Exception {
        ByteArrayOutputStream rows = new ByteArrayOutputStream();
        copy.writeTo(rows);
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SET DateStyle = 'ISO, DMY'; SET TimeZone = 'America/New_York'");
            statement.execute("CREATE TEMPORARY TABLE t " + table);
            String sql = "COPY t FROM STDIN WITH (" + copy.stream().postgresOptions() + ")";
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn(sql, new ByteArrayInputStream(rows.toByteArray()));
            statement.execute("SET DateStyle = 'ISO'; SET TimeZone = 'UTC'");
            return all(statement);
        }
    }

    private static List<List<String>> all(Statement statement) throws SQLException {
        List<List<String>> rows = new ArrayList<>();
        try (ResultSet found = statement.executeQuery("SELECT * FROM t")) {
            while (found.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
                    row.add(found.getString(i));
                }
                rows.add(row);
            }
        }
        return rows;
    }

    private static TargetColumn[] every(TargetColumn.Type... types) {
        return Arrays.stream(types).map(CopyCase::column).toArray(TargetColumn[]::new);
    }

    @Test
    void valuesOfEveryType() throws Exception {
        CopyCase numbers = CopyCase.of(every(
                        TargetColumn.Type.SMALLINT,
                        TargetColumn.Type.INTEGER,
                        TargetColumn.Type.BIGINT,
                        TargetColumn.Type.REAL,
                        TargetColumn.Type.DOUBLE,
                        TargetColumn.Type.BOOLEAN))
                .file(
                        "-32768,+007,9223372036854775807,.5,1E-5,Yes\n,,,,,\n-0,0,1,-3.4e38,5.,0\n1,1,1,1e-40,1e-310,n\n");
        assertThat(read("(a smallint, b integer, c bigint, d real, e double precision, f boolean)", numbers))
                .containsExactly(
                        Arrays.asList("-32768", "7", "9223372036854775807", "0.5", "1e-05", "t"),
                        Arrays.asList(null, null, null, null, null, null),
                        Arrays.asList("0", "0", "1", "-3.4e+38", "5", "f"),
                        Arrays.asList("1", "1", "1", "1e-40", "1e-310", "f"));
        CopyCase decimals =
                CopyCase.of(CopyCase.decimal(8, 2), CopyCase.decimal(8, 0)).file("-20.259,-.9\n5.,5.\n");
        assertThat(read("(a numeric(8,2), b numeric(8,0))", decimals))
                .containsExactly(List.of("-20.25", "0"), List.of("5.00", "5"));
        CopyCase others = CopyCase.of(every(TargetColumn.Type.SUPER, TargetColumn.Type.VARBYTE))
                .delimited()
                .file("{\"a\": \"\\\\ \\n é\"}|00fF\n");
        assertThat(read("(a jsonb, b bytea)", others)).containsExactly(List.of("{\"a\": \"\\\\ \\n é\"}", "\\x00ff"));
    }

    @Test
    void datesAndTimesThatNoSettingTurnsAround() throws Exception {
        CopyCase copy = CopyCase.of(every(
                        TargetColumn.Type.DATE,
                        TargetColumn.Type.TIME,
                        TargetColumn.Type.TIMETZ,
                        TargetColumn.Type.TIMESTAMP,
                        TargetColumn.Type.TIMESTAMPTZ))
                .file("""
                        2020-02-03,23:59:59.000001,10:00:00,2020-02-03 04:05:06.7,2020-02-03 04:05:06
                        0001-01-01,00:00:00,10:00:00-8:00,9999-12-31 23:59:59.999999,2020-02-03 04:05:06+0530
                        """);
        assertThat(read("(a date, b time, c timetz, d timestamp, e timestamptz)", copy))
                .containsExactly(
                        List.of(
                                "2020-02-03",
                                "23:59:59.000001",
                                "10:00:00+00",
                                "2020-02-03 04:05:06.7",
                                "2020-02-03 04:05:06+00"),
                        List.of(
                                "0001-01-01",
                                "00:00:00",
                                "10:00:00-08",
                                "9999-12-31 23:59:59.999999",
                                "2020-02-02 22:35:06+00"));
    }

    @Test
    void everyCharacterOfText() throws Exception {
        StringBuilder text = new StringBuilder("\\. \\N \\x41 \\\\n é € 😀 \uffff ");
        for (char c = 1; c < 128; c++) {
            text.append(c == '"' ? "\"\"" : c);
        }
        CopyCase copy = CopyCase.ofVarchars(2).file("\"" + text + "\",\\.\n\\.,\n");
        assertThat(read("(a text, b text)", copy))
                .containsExactly(List.of(text.toString().replace("\"\"", "\""), "\\."), Arrays.asList("\\.", ""));
    }

    @Test
    void everyByteSequenceThatIsLetThrough() throws Exception {
        List<byte[]> fields = new ArrayList<>();
        for (int first = 0x80; first < 0x100; first++) {
            for (int second = 0x7f; second < 0xc1; second++) {
                fields.add(new byte[] {(byte) first, (byte) second});
                fields.add(new byte[] {(byte) first, (byte) second, (byte) 0x80});
                fields.add(new byte[] {(byte) first, (byte) second, (byte) 0xbf, (byte) 0xbf});
            }
        }
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        for (byte[] field : fields) {
            file.write(field);
            file.write('\n');
        }
        CopyCase copy =
                CopyCase.of(CopyCase.varchar(9)).with(o -> o.maxError = 100_000).file(file.toByteArray());
        List<List<String>> read = read("(a text)", copy);
        List<List<String>> valid = fields.stream()
                .map(field -> new String(field, UTF_8))
                .filter(field -> !field.contains("\ufffd"))
                .map(List::of)
                .toList();
        assertThat(read).isEqualTo(valid).hasSizeGreaterThan(1000);
    }
}
