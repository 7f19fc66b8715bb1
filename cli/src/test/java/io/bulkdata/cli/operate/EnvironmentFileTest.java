package io.bulkdata.cli.operate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bulkdata.cli.operate.EnvironmentFile.NotRunningException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvironmentFileTest {

    @TempDir
    private Path folder;

    @Test
    void whatIsWrittenIsReadBackAndForItsUserAlone() throws IOException {
        Path path = folder.resolve("state").resolve("local.env");
        EnvironmentFile file = new EnvironmentFile(path);
        Map<String, String> settings =
                Map.of("AWS_REGION", "us-east-1", "BULKDATA_WAREHOUSE_URL", "jdbc:redshift://a?b=c");

        file.write(settings);
        file.write(settings);

        assertThat(file.read()).isEqualTo(settings);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                .isEqualTo("rw-------");
        file.remove();
        assertThat(path).doesNotExist();
        try (var left = Files.list(path.getParent())) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void theFileOfAnotherWarehouseLiesBesideIt() {
        assertThat(new EnvironmentFile(folder.resolve("local.env")).beside("reporting"))
                .hasToString(folder.resolve("local-reporting.env").toString());
        assertThat(new EnvironmentFile(folder.resolve("settings")).beside("reporting"))
                .hasToString(folder.resolve("settings-reporting").toString());
    }

    @Test
    void nobodyRunsWithoutAFile() {
        EnvironmentFile file = new EnvironmentFile(folder.resolve("none.env"));

        assertThatThrownBy(file::read)
                .isInstanceOf(NotRunningException.class)
                .hasMessageStartingWith("No bulkdata local is running: there is no " + file)
                .hasMessageContaining("Start ./bulkdata local");
        file.remove();
    }

    @Test
    void whoDiedWithoutRemovingHisFileDoesNotRun() throws IOException {
        Path path = folder.resolve("local.env");
        Files.writeString(path, "# bulkdata local, process 4194305\nAWS_REGION='us-east-1'\n");
        EnvironmentFile file = new EnvironmentFile(path);

        assertThatThrownBy(file::read)
                .isInstanceOf(NotRunningException.class)
                .hasMessageContaining("process 4194305, which wrote " + path + ", is gone");
        file.remove();
        assertThat(path).exists();
    }
}
