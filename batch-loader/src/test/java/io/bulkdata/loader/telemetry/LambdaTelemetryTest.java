package io.bulkdata.loader.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulkdata.core.message.Json;
import io.bulkdata.core.settings.Settings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LambdaTelemetryTest {

    @Test
    void whatWasCountedIsWrittenOnceForCloudWatch() throws IOException, InterruptedException {
        List<Map<?, ?>> lines = run("load-1");

        assertThat(lines)
                .hasSize(2)
                .allSatisfy(line -> assertThat(line.get("Function")).isEqualTo("load-1"));
        assertThat(lines.get(0).get("AttemptsFailed")).isEqualTo(1.0);
        assertThat(lines.get(0).get("Class")).isEqualTo("CONTENTION");
        Map<?, ?> all = lines.get(1);
        assertThat(all.get("FilesBatched")).isEqualTo(List.of(1.0, 1.0));
        assertThat(all.get("OldestOpenBatch")).isEqualTo(90.0);
        assertThat(all.get("BatchesLoaded")).isEqualTo(1.0);
        assertThat(all.get("RowsLoaded")).isEqualTo(3.0);
        assertThat(all.get("BytesLoaded")).isEqualTo(17.0);
        assertThat(all.get("LoadSeconds")).isEqualTo(1.5);
        assertThat(all.get("ExportAge")).isEqualTo(300.0);
    }

    @Test
    void outsideOfLambdaNothingIsTold() throws IOException, InterruptedException {
        assertThat(run(null)).isEmpty();
        assertThat(LambdaTelemetry.of(new Settings(Map.of()))).isNotInstanceOf(LambdaTelemetry.class);
    }

    private static List<Map<?, ?>> run(String function) throws IOException, InterruptedException {
        ProcessBuilder program = new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "-cp",
                System.getProperty("java.class.path"),
                EmfProgram.class.getName());
        program.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
        if (function != null) {
            program.environment().put("AWS_LAMBDA_FUNCTION_NAME", function);
        }
        program.redirectError(ProcessBuilder.Redirect.DISCARD);
        Process process = program.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return Stream.of(out.split("\n", -1))
                .filter(line -> line.startsWith("{"))
                .<Map<?, ?>>map(line -> Json.read(line, Map.class))
                .toList();
    }
}
