package io.bulkdata.redshiftlocal;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulkdata.redshiftlocal.copy.S3Location;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.parquet.example.data.Group;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The Parquet files of UNLOAD as Parquet's own library reads them. */
class UnloadParquetTest {

    private static SharedWarehouse warehouse;
    private static Connection connection;

    @BeforeAll
    static void open() throws SQLException {
        warehouse = SharedWarehouse.forTest(UnloadParquetTest.class);
        connection = warehouse.connect();
    }

    @AfterAll
    static void close() throws SQLException {
        connection.close();
    }

    private static ParquetObject unloaded(String query, String key) throws SQLException {
        Rows.run(
                connection,
                "UNLOAD ($$" + query + "$$) TO 's3://unload-parquet/" + key
                        + "' IAM_ROLE default FORMAT PARQUET PARALLEL OFF");
        return new ParquetObject(warehouse.objects().bytes(new S3Location("unload-parquet", key + "000.parquet")));
    }

    @Test
    void eachColumnHasItsOwnType() throws Exception {
        String query = "SELECT 1::smallint AS a, 2::integer AS b, 3::bigint AS c, 1.5::decimal(9,2) AS d,"
                + " 1.5::decimal(18,2) AS e, 1.5::decimal(38,2) AS f, 1.5::real AS g, 1.5::float8 AS h, true AS i,"
                + " 'x'::char(5) AS j, 'y'::varchar AS k, '2024-02-29'::date AS l, '2024-02-29 01:02:03'::timestamp AS m,"
                + " '2024-02-29 01:02:03+02'::timestamptz AS n, '01:02:03'::time AS o";
        assertThat(unloaded(query, "types").schema().toString().lines().map(String::strip))
                .containsExactly(
                        "message redshift {",
                        "optional int32 a (INTEGER(16,true));",
                        "optional int32 b;",
                        "optional int64 c;",
                        "optional int32 d (DECIMAL(9,2));",
                        "optional int64 e (DECIMAL(18,2));",
                        "optional fixed_len_byte_array(16) f (DECIMAL(38,2));",
                        "optional float g;",
                        "optional double h;",
                        "optional boolean i;",
                        "optional binary j (STRING);",
                        "optional binary k (STRING);",
                        "optional int32 l (DATE);",
                        "optional int64 m (TIMESTAMP(MICROS,false));",
                        "optional int64 n (TIMESTAMP(MICROS,true));",
                        "optional int64 o (TIME(MICROS,false));",
                        "}");
    }

    @Test
    void valuesAreExact() throws Exception {
        String query =
                "SELECT (-12345678901234567890.12)::decimal(38,2) AS n, (-1.25)::decimal(9,2) AS s, 'a|\"€'::varchar(10) AS t, 'c'::char(9) AS c,"
                        + " '1969-12-31'::date AS d, '1969-12-31 23:59:59.5'::timestamp AS m,"
                        + " '2024-02-29 01:02:03+02'::timestamptz AS z";
        Group row = unloaded(query, "values").rows().get(0);

        assertThat(new BigDecimal(new BigInteger(row.getBinary("n", 0).getBytes()), 2))
                .isEqualTo(new BigDecimal("-12345678901234567890.12"));
        assertThat(row.getInteger("s", 0)).isEqualTo(-125);
        assertThat(row.getString("t", 0)).isEqualTo("a|\"€");
        assertThat(row.getString("c", 0)).isEqualTo("c");
        assertThat(LocalDate.ofEpochDay(row.getInteger("d", 0))).isEqualTo("1969-12-31");
        assertThat(row.getLong("m", 0)).isEqualTo(-500_000);
        assertThat(row.getLong("z", 0))
                .isEqualTo(Instant.parse("2024-02-28T23:02:03Z").getEpochSecond() * 1_000_000);
    }

    @Test
    void nullsAreLeftOutAndSuperIsItsJson() throws Exception {
        Rows.run(
                connection,
                "CREATE TABLE things (id integer, s super)",
                "INSERT INTO things VALUES (1, '{\"a\": [1, 2]}'), (2, NULL)");
        List<Group> rows =
                unloaded("SELECT id, s FROM things ORDER BY id", "nulls").rows();

        assertThat(rows.get(0).getString("s", 0)).isEqualTo("{\"a\":[1,2]}");
        assertThat(rows.get(1).getFieldRepetitionCount("s")).isZero();
    }

    @Test
    void largeFilesAreCutAtWholeRowGroups() throws Exception {
        String query = "SELECT (SELECT listagg(md5(i::varchar || '-' || k::varchar), '')"
                + " FROM generate_series(1, 8) AS k) AS t FROM generate_series(1, 200000) AS i";
        Rows.run(
                connection,
                "UNLOAD ($$" + query + "$$) TO 's3://unload-parquet/large' IAM_ROLE default PARQUET PARALLEL OFF"
                        + " MAXFILESIZE 40 MB");
        List<S3Location> files = warehouse.objects().list(new S3Location("unload-parquet", "large"));

        assertThat(files).hasSizeGreaterThan(1);
        long rows = 0;
        for (S3Location file : files) {
            rows += new ParquetObject(warehouse.objects().bytes(file)).rows().size();
            warehouse.objects().delete(file);
        }
        assertThat(rows).isEqualTo(200_000);
    }
}
