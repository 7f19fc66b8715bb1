package io.bulkdata.loader.telemetry;

import io.bulkdata.core.failure.FailureClass;
import io.bulkdata.core.settings.Settings;
import io.bulkdata.loader.BatchState;
import java.time.Duration;

/** Counts as an invocation of Lambda does, in a process of its own, since what is counted goes to the standard output. */
final class EmfProgram {

    private EmfProgram() {}

    /**
     * Counts something of each kind.
     *
     * @param arguments none
     */
    public static void main(String[] arguments) {
        Telemetry telemetry = LambdaTelemetry.of(Settings.fromEnvironment());
        telemetry.metrics().batched();
        telemetry.metrics().batched();
        telemetry.metrics().oldestOpen(Duration.ofSeconds(90));
        telemetry.metrics().ended(BatchState.LOADED, 3, 17, Duration.ofMillis(1500), Duration.ofMinutes(5));
        telemetry.metrics().attemptFailed(FailureClass.CONTENTION);
        telemetry.end();
        telemetry.end();
    }
}
