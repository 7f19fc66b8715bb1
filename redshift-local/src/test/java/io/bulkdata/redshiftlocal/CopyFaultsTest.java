package io.bulkdata.redshiftlocal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.bulkdata.redshiftlocal.copy.ObjectStore;
import io.bulkdata.redshiftlocal.copy.S3Location;
import io.bulkdata.redshiftlocal.copy.S3ObjectStore;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** What goes wrong around a COPY through the real S3 client is told, and leaves nothing behind. */
class CopyFaultsTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    private static FaultyS3 s3;
    private static S3Client client;
    private static Counting objects;
    private static RedshiftLocal warehouse;
    private static long backends;
    private Connection connection;

    /** Counts what is open of another S3. */
    private record Counting(ObjectStore inner, AtomicInteger open) implements ObjectStore {

        @Override
        public InputStream open(S3Location location) throws IOException {
            InputStream in = inner.open(location);
            open.incrementAndGet();
            AtomicBoolean closed = new AtomicBoolean();
            return new FilterInputStream(in) {
                @Override
                public void close() throws IOException {
                    if (!closed.getAndSet(true)) {
                        open.decrementAndGet();
                    }
                    super.close();
                }
            };
        }

        @Override
        public List<S3Location> list(S3Location prefix) throws IOException {
            return inner.list(prefix);
        }

        @Override
        public Optional<String> region() {
            return inner.region();
        }
    }

    @BeforeAll
    static void start() throws IOException, SQLException {
        s3 = new FaultyS3();
        client = S3Client.builder()
                .endpointOverride(s3.address())
                .forcePathStyle(true)
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
                .httpClientBuilder(ApacheHttpClient.builder())
                .build();
        objects = new Counting(new S3ObjectStore(client), new AtomicInteger());
        warehouse = RedshiftLocal.builder().s3(objects).start();
        putAll();
        try (Connection only = connection()) {
            backends = backends(only);
        }
    }

    private static Connection connection() throws SQLException {
        return DriverManager.getConnection(warehouse.jdbcUrl(), "awsuser", "Password1");
    }

    private static void putAll() throws IOException {
        put("good.csv", "1,one\n2,two\n");
        put("bad-manifest", "{\"entries\": [{\"url\": \"s3://b/good.csv\"}");
        put("missing-manifest", "{\"entries\": [{\"url\": \"s3://b/none\", \"mandatory\": true}]}");
        put("optional-manifest", "{\"entries\": [{\"url\": \"s3://b/none\", \"mandatory\": false}]}");
        put("twice-manifest", "{\"entries\": [{\"url\": \"s3://b/good.csv\"}, {\"url\": \"s3://b/good.csv\"}]}");
        put("wide.csv", "1," + "x,".repeat(20_000) + "\n");
        put("long-row.csv", "1,\"" + "x\n".repeat(3 << 20) + "\"\n");
        put("long-field.csv", "1," + "x".repeat(65_536) + "\n");
        put("latin.csv", "1,é\n".getBytes(ISO_8859_1));
        byte[] packed = gzip("1,one\n".repeat(100_000));
        put("cut.gz", Arrays.copyOf(packed, packed.length / 2));
        put("whole.gz", packed);
    }

    private static void put(String key, String text) {
        put(key, text.getBytes(UTF_8));
    }

    private static void put(String key, byte[] bytes) {
        s3.put("/b/" + key, bytes, 0, 0);
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }

    @AfterAll
    static void stop() throws IOException {
        warehouse.close();
        client.close();
        s3.close();
    }

    @BeforeEach
    void connect() throws SQLException {
        connection = connection();
        // The engine's session of the test before it may be ending still.
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(backends(connection)).isEqualTo(backends));
        Rows.run(connection, "DROP TABLE IF EXISTS t", "CREATE TABLE t (id int, name varchar(max))");
    }

    /** Open streams, sessions of the engine and answers of S3 are what they were. */
    @AfterEach
    void nothingIsLeftBehind() throws SQLException {
        await().atMost(SOON).untilAsserted(() -> {
            assertThat(objects.open()).hasValue(0);
            assertThat(s3.answering()).isZero();
            assertThat(backends(connection)).isEqualTo(backends);
        });
        assertThat(Rows.value(connection, "SELECT 1")).isEqualTo("1");
        connection.close();
    }

    private static long backends(Connection connection) throws SQLException {
        return Long.parseLong(
                Rows.value(connection, "SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend'"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "bad-manifest~MANIFEST CSV~Problem reading manifest file s3://b/bad-manifest - it is not JSON",
                "none~MANIFEST CSV~Problem reading manifest file s3://b/none",
                "missing-manifest~MANIFEST CSV~NoSuchKey: s3://b/none",
                "optional-manifest~MANIFEST CSV~No file of the manifest s3://b/optional-manifest exists",
                "nothing~CSV~The specified S3 prefix 'nothing' does not exist",
                "cut.gz~CSV GZIP~Cannot read s3://b/cut.gz as GZIP: it ends too early",
                "good.csv~CSV GZIP~Cannot read s3://b/good.csv as GZIP",
                "good.csv~CSV BZIP2~Cannot read s3://b/good.csv as BZIP2",
                "good.csv~CSV ZSTD~Cannot read s3://b/good.csv as ZSTD",
                "good.csv~CSV ENCODING UTF16~it has no byte order mark, which UTF16 needs",
                "good.csv~CSV REGION 'us-east-1'~Error PermanentRedirect (the region is eu-central-1, not us-east-1)",
                "good.csv~CSV JSON~conflicting or redundant options: JSON",
                "good.csv~CSV WRONG~syntax error at or near \"WRONG\""
            })
    void theFaultIsToldByItsName(String key, String options, String message) throws SQLException {
        assertThatThrownBy(() -> copy(key, options))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining(message);
        assertThat(Rows.value(connection, "SELECT count(*) FROM t")).isEqualTo("0");
    }

    @ParameterizedTest
    @CsvSource({
        "wide.csv,1202,Extra column(s) found",
        "long-row.csv,1216,Input line is not valid: it is longer than 4194304 bytes",
        "long-field.csv,1204,String length exceeds DDL length",
        "latin.csv,1220,String contains invalid or unsupported UTF-8 codepoints. Bad UTF-8 hex sequence: e9 (error 2)"
    })
    void theRowIsToldByItsFileAndLine(String key, String code, String reason) throws SQLException {
        assertThatThrownBy(() -> copy(key, "CSV")).hasMessageContaining("Load into table 't' failed");
        assertThat(Rows.of(
                        connection,
                        "SELECT trim(filename), line_number, err_code, trim(err_reason) FROM stl_load_errors"
                                + " WHERE query = pg_last_copy_id()"))
                .containsExactly("s3://b/" + key + "|1|" + code + "|" + reason);
    }

    @Test
    void aFileNamedTwiceIsLoadedTwice() throws SQLException {
        copy("twice-manifest", "MANIFEST CSV");
        assertThat(Rows.value(connection, "SELECT count(*) FROM t")).isEqualTo("4");
    }

    @Test
    void anS3ThatIsBusyAtFirstIsAskedAgainAndRowsLoadOnce() throws SQLException {
        s3.put("/b/busy.csv", "1,one\n2,two\n".getBytes(UTF_8), 2, 0);
        copy("busy.csv", "CSV");
        assertThat(Rows.of(connection, "SELECT id, name FROM t ORDER BY id")).containsExactly("1|one", "2|two");
    }

    @Test
    void anS3ThatStaysBusyFailsTheLoad() throws SQLException {
        s3.put("/b/closed.csv", "1,one\n".getBytes(UTF_8), Integer.MAX_VALUE, 0);
        assertThatThrownBy(() -> copy("closed.csv", "CSV"))
                .hasMessageContaining("Cannot read s3://b/closed.csv: S3 answers 503 SlowDown");
        assertThat(Rows.value(connection, "SELECT count(*) FROM t")).isEqualTo("0");
    }

    @Test
    void anAnswerThatBreaksOffIsTakenUpWhereItDid() throws SQLException {
        s3.put("/b/torn.csv", "123,one\n".repeat(200_000).getBytes(UTF_8), 0, 2);
        copy("torn.csv", "CSV");
        assertThat(Rows.of(connection, "SELECT count(*), min(id), max(id), min(name), max(name) FROM t"))
                .containsExactly("200000|123|123|one|one");
        assertThat(s3.ranges()).hasSize(2);
    }

    @Test
    void answersThatAlwaysBreakOffFailTheLoad() throws SQLException {
        s3.put("/b/broken.csv", "123,one\n".repeat(200_000).getBytes(UTF_8), 0, Integer.MAX_VALUE);
        assertThatThrownBy(() -> copy("broken.csv", "CSV")).hasMessageContaining("Cannot read s3://b/broken.csv");
        assertThat(Rows.value(connection, "SELECT count(*) FROM t")).isEqualTo("0");
    }

    @Test
    void aFaultInATransactionUndoesAllOfIt() throws SQLException {
        connection.setAutoCommit(false);
        Rows.run(connection, "INSERT INTO t VALUES (7, 'seven')");
        copy("whole.gz", "CSV GZIP");
        assertThatThrownBy(() -> copy("cut.gz", "CSV GZIP")).hasMessageContaining("it ends too early");
        connection.rollback();
        connection.setAutoCommit(true);
        assertThat(Rows.value(connection, "SELECT count(*) FROM t")).isEqualTo("0");
    }

    @Test
    void twentyThousandColumnsAreTooMany() {
        StringBuilder table = new StringBuilder("CREATE TABLE wide (");
        for (int i = 0; i < 20_000; i++) {
            table.append(i == 0 ? "" : ", ").append('c').append(i).append(" int");
        }
        assertThatThrownBy(() -> Rows.run(connection, table.append(')').toString()))
                .hasMessageContaining("1600 columns");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "COPY t FROM 's3://b/x''; DROP TABLE t; --' IAM_ROLE default CSV~does not exist",
                "COPY \"t\"\" (id) FROM STDIN; DROP TABLE t; --\" FROM 's3://b/x' IAM_ROLE default CSV~nonexistent table",
                "COPY t (\"id\"\") FROM STDIN; --\") FROM 's3://b/good.csv' IAM_ROLE default CSV~does not exist",
                "COPY t FROM 's3://b/good.csv' IAM_ROLE 'arn:aws:iam::123456789012:role/a''b' CSV~Invalid IAM role",
                "COPY t FROM 's3://b/good.csv' IAM_ROLE default CSV NULL AS ''') TO PROGRAM ''x' QUOTE '%'~stl_load_errors",
                "COPY t FROM 's3://b?list-type=2/good.csv' IAM_ROLE default CSV~prefix 'good.csv' does not exist"
            })
    void namesAndAddressesAreNeverSql(String sql, String message) throws SQLException {
        String text = sql.contains("TO PROGRAM") ? sql.replace("good.csv", "wide.csv") : sql;
        assertThatThrownBy(() -> Rows.run(connection, text)).hasMessageContaining(message);
        assertThat(Rows.value(connection, "SELECT count(*) FROM t")).isEqualTo("0");
    }

    private void copy(String key, String options) throws SQLException {
        Rows.run(connection, "COPY t FROM 's3://b/" + key + "' IAM_ROLE default " + options);
    }
}
