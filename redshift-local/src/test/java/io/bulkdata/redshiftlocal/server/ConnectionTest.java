package io.bulkdata.redshiftlocal.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.bulkdata.redshiftlocal.EndlessFile;
import io.bulkdata.redshiftlocal.Rows;
import io.bulkdata.redshiftlocal.SharedWarehouse;
import io.bulkdata.redshiftlocal.copy.S3Location;
import io.bulkdata.redshiftlocal.protocol.BodyWriter;
import io.bulkdata.redshiftlocal.protocol.Frame;
import io.bulkdata.redshiftlocal.protocol.FrameInput;
import io.bulkdata.redshiftlocal.protocol.FrameOutput;
import io.bulkdata.redshiftlocal.protocol.Replies;
import io.bulkdata.redshiftlocal.protocol.Report;
import io.bulkdata.redshiftlocal.protocol.Requests;
import io.bulkdata.redshiftlocal.protocol.StartupPacket;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Startup, TLS, cancel and death, through plain sockets where no driver would do it. */
class ConnectionTest {

    /** Runs for hours and needs no disk; there is no pg_sleep. */
    private static final String ENDLESS = "SELECT count(*) FROM pg_attribute a, pg_attribute b, pg_attribute c";

    private static SharedWarehouse warehouse;

    @BeforeAll
    static void makeDatabase() throws SQLException {
        warehouse = SharedWarehouse.forTest(ConnectionTest.class);
        warehouse.objects().put("connection", "endless.csv", EndlessFile::new);
    }

    @Test
    void gssIsDeclinedTlsAccepted() throws IOException {
        try (Socket socket = open()) {
            socket.getOutputStream()
                    .write(new BodyWriter().int32(8).int32(80877104).toBytes());
            assertThat(socket.getInputStream().read()).isEqualTo('N');
            socket.getOutputStream()
                    .write(new BodyWriter().int32(8).int32(80877103).toBytes());
            assertThat(socket.getInputStream().read()).isEqualTo('S');
        }
    }

    @Test
    void parametersThatPostgresDoesNotKnowAreDropped() throws IOException {
        try (Socket socket = open()) {
            Map<String, String> parameters = parameters();
            parameters.put("driver_version", "Redshift JDBC Driver 2.3.0");
            parameters.put("os_version", "any");
            parameters.put("client_encoding", "LATIN1");
            start(socket, parameters);
            Map<String, String> reported = logIn(socket, SharedWarehouse.PASSWORD);
            assertThat(reported).containsEntry("server_version", "8.0.2").containsEntry("client_encoding", "UTF8");
        }
    }

    @Test
    void wrongPasswordIsRefused() throws IOException {
        try (Socket socket = open()) {
            start(socket, parameters());
            FrameInput in = input(socket);
            assertThat(in.read().type()).isEqualTo(Replies.AUTHENTICATION);
            password(socket, "wrong");
            assertThat(Report.of(in.read()).sqlState()).isEqualTo("28P01");
        }
    }

    @Test
    void oversizedAndForeignFirstMessagesEndTheConnection() throws IOException {
        try (Socket socket = open()) {
            socket.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
        try (Socket socket = open()) {
            start(socket, parameters());
            assertThat(input(socket).read().type()).isEqualTo(Replies.AUTHENTICATION);
            socket.getOutputStream()
                    .write(new BodyWriter()
                            .character('p')
                            .int32(Integer.MAX_VALUE)
                            .toBytes());
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void bothWithAndWithoutTls() throws SQLException {
        try (Connection secured = warehouse.connect();
                Connection plain = warehouse.connectPlain()) {
            assertThat(Rows.value(secured, "SELECT 1")).isEqualTo("1");
            assertThat(Rows.value(plain, "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void anotherCertificateIsNotTrusted() {
        String url = "jdbc:redshift://localhost:" + warehouse.server().port() + "/" + warehouse.database();
        assertThatThrownBy(() -> DriverManager.getConnection(url, SharedWarehouse.USER, SharedWarehouse.PASSWORD))
                .isInstanceOf(SQLException.class);
    }

    @Test
    void queryIsCancelled() throws Exception {
        try (Connection connection = warehouse.connect();
                Statement statement = connection.createStatement()) {
            CompletableFuture<Void> running = running(statement, ENDLESS + " WHERE 1000 = 1000");
            awaitRunning("%1000 = 1000%");
            statement.cancel();
            assertThatThrownBy(running::join).rootCause().hasMessageContaining("canceling statement");
        }
    }

    @Test
    void copyIsCancelled() throws Exception {
        try (Connection connection = warehouse.connect();
                Statement statement = connection.createStatement()) {
            Rows.run(connection, "CREATE TABLE cancelled (id integer)");
            CompletableFuture<Void> running = running(statement, copy("cancelled"));
            awaitRunning("COPY%cancelled%");
            statement.cancel();
            assertThatThrownBy(running::join).rootCause().hasMessageContaining("canceling statement");
            assertThat(Rows.value(connection, "SELECT count(*) FROM cancelled")).isEqualTo("0");
        }
    }

    @Test
    void deathInTheMiddleOfACopyEndsItsBackend() throws Exception {
        try (Connection setup = warehouse.connect()) {
            Rows.run(setup, "CREATE TABLE orphan (id integer)");
        }
        die(copy("orphan"), "COPY%orphan%");
    }

    @Test
    void deathInTheMiddleOfAnUnloadStopsIt() throws Exception {
        warehouse.objects().forgetWhileWriting("connection-unload");
        die(
                "UNLOAD ('select generate_series(1, 2000000000), repeat(''y'', 1000)') TO 's3://connection-unload/x'"
                        + " IAM_ROLE default MANIFEST",
                "%repeat(''y'', 1000)%");
        assertThat(warehouse.objects().list(new S3Location("connection-unload", "")))
                .isEmpty();
    }

    @Test
    void deathInTheMiddleOfAQueryEndsItsBackend() throws Exception {
        die(ENDLESS + " WHERE 2000 = 2000", "%2000 = 2000%");
    }

    @Test
    void deathOfAnIdleTransactionFreesItsLocks() throws Exception {
        try (Socket socket = open()) {
            start(socket, parameters());
            logIn(socket, SharedWarehouse.PASSWORD);
            query(socket, "CREATE TABLE held (id integer)");
            query(socket, "BEGIN; LOCK held");
        }
        try (Connection connection = warehouse.connect()) {
            await().until(() -> Rows.value(
                            connection, "SELECT count(*) FROM pg_locks WHERE relation = to_regclass('held')::oid")
                    .equals("0"));
        }
    }

    @Test
    void goodbyeRightAfterAStatementLetsItFinish() throws Exception {
        try (Socket socket = open()) {
            start(socket, parameters());
            logIn(socket, SharedWarehouse.PASSWORD);
            FrameOutput out = new FrameOutput(socket.getOutputStream());
            out.write(Requests.query("CREATE TABLE parting AS SELECT count(*) FROM pg_attribute a, pg_class b"));
            out.write(Frame.empty(Requests.TERMINATE));
            out.flush();
        }
        try (Connection connection = warehouse.connect()) {
            await().until(() -> Rows.value(connection, "SELECT to_regclass('parting') IS NOT NULL")
                    .equals("t"));
        }
    }

    @Test
    void unknownMessageEndsTheSessionWithAnError() throws IOException {
        try (Socket socket = open()) {
            start(socket, parameters());
            logIn(socket, SharedWarehouse.PASSWORD);
            FrameOutput out = new FrameOutput(socket.getOutputStream());
            out.write(Frame.empty('w'));
            out.flush();
            FrameInput in = input(socket);
            assertThat(Report.of(in.read()).sqlState()).isEqualTo("08P01");
        }
    }

    private static void die(String sql, String pattern) throws Exception {
        try (Socket socket = open()) {
            start(socket, parameters());
            logIn(socket, SharedWarehouse.PASSWORD);
            query(socket, "BEGIN");
            FrameOutput out = new FrameOutput(socket.getOutputStream());
            out.write(Requests.query(sql));
            out.flush();
            awaitRunning(pattern);
        }
        try (Connection connection = warehouse.connect()) {
            await().until(() -> Rows.value(connection, activity(pattern)).equals("0"));
        }
    }

    private static String copy(String table) {
        return "COPY " + table + " FROM 's3://connection/endless.csv' IAM_ROLE default CSV";
    }

    private static CompletableFuture<Void> running(Statement statement, String sql) {
        return CompletableFuture.runAsync(() -> {
            try {
                statement.execute(sql);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static void awaitRunning(String pattern) throws SQLException {
        try (Connection connection = warehouse.connect()) {
            await().until(() -> Rows.value(connection, activity(pattern)).equals("1"));
        }
    }

    private static String activity(String pattern) {
        return "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                + " AND pid <> pg_backend_pid() AND state <> 'idle' AND query LIKE '" + pattern + "'";
    }

    private static Socket open() throws IOException {
        return new Socket("localhost", warehouse.server().port());
    }

    private static Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("user", SharedWarehouse.USER);
        parameters.put("database", warehouse.database());
        return parameters;
    }

    private static void start(Socket socket, Map<String, String> parameters) throws IOException {
        socket.getOutputStream().write(StartupPacket.session(parameters));
    }

    private static FrameInput input(Socket socket) throws IOException {
        return new FrameInput(socket.getInputStream(), 1 << 20);
    }

    private static void password(Socket socket, String password) throws IOException {
        FrameOutput out = new FrameOutput(socket.getOutputStream());
        out.write(new BodyWriter().string(password).frame(Requests.PASSWORD));
        out.flush();
    }

    /** The parameters that the server reports. */
    private static Map<String, String> logIn(Socket socket, String password) throws IOException {
        password(socket, password);
        FrameInput in = input(socket);
        Map<String, String> reported = new LinkedHashMap<>();
        for (Frame frame = in.read(); frame.type() != Replies.READY; frame = in.read()) {
            if (frame.type() == Replies.PARAMETER_STATUS) {
                var reader = frame.reader();
                reported.put(reader.string(), reader.string());
            }
        }
        return reported;
    }

    private static void query(Socket socket, String sql) throws IOException {
        FrameOutput out = new FrameOutput(socket.getOutputStream());
        out.write(Requests.query(sql));
        out.flush();
        FrameInput in = input(socket);
        Frame frame = in.read();
        while (frame.type() != Replies.READY) {
            frame = in.read();
        }
    }
}
