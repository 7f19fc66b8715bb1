package io.bulkdata.loader.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A loader that is a process of its own and is killed, as by {@code kill -9}. */
final class ForkedLife {

    private static final long MINUTES = 2;
    private static final int KILLED = 128 + 9;

    private ForkedLife() {}

    /** Lives until it is killed; returns the effects it had. */
    static List<String> with(int number, Fault fault, Town town, List<SQSMessage> work) throws Exception {
        CompletableFuture<Process> process = new CompletableFuture<>();
        Trouble trouble = Trouble.at(number, fault, () -> kill(process.join()));
        try (Relays relays = new Relays(trouble)) {
            process.complete(start(town, relays.environment()));
            try (Writer in = process.join().outputWriter(StandardCharsets.UTF_8)) {
                for (SQSMessage message : work) {
                    in.write(message.getBody() + "\n");
                }
            }
            assertThat(process.join().waitFor(MINUTES, TimeUnit.MINUTES)).isTrue();
            assertThat(process.join().exitValue()).isEqualTo(KILLED);
        } finally {
            kill(process.join());
        }
        return trouble.effects();
    }

    private static Process start(Town town, Map<String, String> way) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String ahead =
                Duration.between(Instant.now(), town.grounds.clock.instant()).toString();
        ProcessBuilder builder = new ProcessBuilder(
                java,
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                LoaderProcess.class.getName(),
                ahead);
        builder.environment().putAll(town.grounds.loadSettings(way));
        return builder.redirectError(ProcessBuilder.Redirect.DISCARD)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static void kill(Process process) {
        try {
            process.destroyForcibly().waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
