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

    private final PreparedJvm jvm;

    private ForkedLife(PreparedJvm jvm) {
        this.jvm = jvm;
    }

    /** The first of them does its work undisturbed, which prepares those after it; they need the folder. */
    static ForkedLife after(Town town, List<SQSMessage> work, Path folder) throws Exception {
        PreparedJvm jvm = PreparedJvm.in(folder);
        Process first = jvm.preparing(LoaderProcess.class, ahead(town), town.grounds.loadSettings(Map.of()))
                .start();
        assertThat(exit(first, work)).isZero();
        return new ForkedLife(jvm);
    }

    /** Lives until it is killed; returns the effects it had. */
    List<String> with(int number, Fault fault, Town town, List<SQSMessage> work) throws Exception {
        CompletableFuture<Process> process = new CompletableFuture<>();
        Trouble trouble = Trouble.at(number, fault, () -> kill(process.join()));
        try (Relays relays = new Relays(trouble)) {
            process.complete(
                    jvm.program(LoaderProcess.class, ahead(town), town.grounds.loadSettings(relays.environment()))
                            .start());
            assertThat(exit(process.join(), work)).isEqualTo(KILLED);
        }
        return trouble.effects();
    }

    private static int exit(Process process, List<SQSMessage> work) throws IOException, InterruptedException {
        try {
            try (Writer in = process.outputWriter(StandardCharsets.UTF_8)) {
                for (SQSMessage message : work) {
                    in.write(message.getBody() + "\n");
                }
            }
            assertThat(process.waitFor(MINUTES, TimeUnit.MINUTES)).isTrue();
            return process.exitValue();
        } finally {
            kill(process);
        }
    }

    private static String ahead(Town town) {
        return Duration.between(Instant.now(), town.grounds.clock.instant()).toString();
    }

    private static void kill(Process process) {
        try {
            process.destroyForcibly().waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
