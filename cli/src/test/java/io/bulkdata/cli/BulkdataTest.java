package io.bulkdata.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class BulkdataTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final CommandLine command =
            Bulkdata.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));

    @Test
    void helpNamesTheCommands() {
        assertThat(command.execute("--help")).isZero();
        assertThat(out).asString().contains("demo", "local", "redshift");
    }

    @Test
    void wrongUsageIsExplainedAndExitsWithTwo() {
        assertThat(command.execute("demo", "--rows", "many")).isEqualTo(2);
        assertThat(err).asString().contains("'many' is not an int");
    }

    @Test
    void impossibleSizeIsRefusedBeforeAnythingStarts() {
        assertThat(command.execute("demo", "--rows", "0")).isEqualTo(1);
        assertThat(err).asString().contains("Needs at least 1 row");
    }

    @Test
    void takenPortIsNamed() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());

            assertThat(command.execute("local", "--port", port, "--redshift-port", "0"))
                    .isEqualTo(1);
            assertThat(err).asString().contains("127.0.0.1:" + port);
        }
    }

    @Test
    void warehouseAloneSaysWhatIsWrongBeforeItStarts() {
        assertThat(command.execute("redshift", "--isolation", "chaos")).isEqualTo(2);
        assertThat(err).asString().contains("chaos");
        assertThat(command.execute("redshift", "--port", "0", "--s3-dir", "/no/such/folder"))
                .isEqualTo(1);
        assertThat(err).asString().contains("Not a folder: /no/such/folder");
        assertThat(command.execute("redshift", "--port", "0", "--connections", "501"))
                .isEqualTo(1);
        assertThat(err).asString().contains("501");
    }

    @Test
    void demonstrationEndsWithAVerdict() {
        assertThat(command.execute("demo", "--rows", "50", "--minutes", "1")).isZero();
        assertThat(out)
                .asString()
                .contains("63 of 63 tables are equal to their source in content.")
                .contains("The forged webhook was answered 401");
    }
}
