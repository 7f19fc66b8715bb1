package io.bulkdata.redshiftlocal.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bulkdata.redshiftlocal.EndlessFile;
import io.bulkdata.redshiftlocal.RedshiftLocal;
import io.bulkdata.redshiftlocal.Rows;
import io.bulkdata.redshiftlocal.SharedWarehouse;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes, killed so that they cannot say anything. */
class KilledProcessTest {

    @Test
    void aClientThatIsKilledInTheMiddleOfACopyLosesItsTransaction() throws Exception {
        SharedWarehouse warehouse = SharedWarehouse.forTest(KilledProcessTest.class);
        warehouse.objects().put("killed", "endless.csv", EndlessFile::new);
        try (Connection connection = warehouse.connect()) {
            Rows.run(connection, "CREATE TABLE loaded (id integer)");
            Process client = java(
                    CopyingClient.class,
                    "jdbc:redshift://localhost:" + warehouse.server().port() + "/" + warehouse.database()
                            + "?ssl=false");
            try {
                await().atMost(Duration.ofMinutes(1))
                        .until(() -> copies(connection).equals("1"));
            } finally {
                client.destroyForcibly().waitFor();
            }
            await().until(() -> copies(connection).equals("0"));
            assertThat(Rows.value(connection, "SELECT count(*) FROM loaded")).isEqualTo("0");
            assertThat(Rows.value(
                            connection, "SELECT count(*) FROM pg_locks WHERE relation = to_regclass('loaded')::oid"))
                    .isEqualTo("0");
        }
    }

    @Test
    void aServerThatIsKilledLeavesNoPostgresAndKeepsWhatWasCommitted(@TempDir Path data) throws Exception {
        Process process = java(LonelyServer.class, data.toString());
        int port;
        int enginePort;
        try (BufferedReader out = process.inputReader()) {
            port = Integer.parseInt(out.readLine());
            enginePort = Integer.parseInt(out.readLine());
            String url = "jdbc:redshift://localhost:" + port + "/dev?ssl=false";
            try (Connection connection = DriverManager.getConnection(url, "awsuser", "Password1")) {
                Rows.run(connection, "CREATE TABLE kept (id integer)");
                Rows.run(connection, "INSERT INTO kept VALUES (1)");
                connection.setAutoCommit(false);
                Rows.run(connection, "INSERT INTO kept VALUES (2)");
                process.destroyForcibly().waitFor();
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
        await().atMost(Duration.ofSeconds(30)).until(() -> isDead(enginePort));
        try (RedshiftLocal again = RedshiftLocal.builder().dataDirectory(data).start();
                Connection connection = DriverManager.getConnection(again.jdbcUrl(), "awsuser", "Password1")) {
            assertThat(Rows.value(connection, "SELECT listagg(id, ',') FROM kept"))
                    .isEqualTo("1");
        }
    }

    private static String copies(Connection connection) throws Exception {
        return Rows.value(
                connection,
                "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                        + " AND pid <> pg_backend_pid() AND state <> 'idle' AND query LIKE 'COPY%loaded%'");
    }

    private static boolean isDead(int port) {
        try {
            new Socket(InetAddress.getLoopbackAddress(), port).close();
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    private static Process java(Class<?> main, String argument) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx256m", "-cp", System.getProperty("java.class.path"), main.getName(), argument));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
