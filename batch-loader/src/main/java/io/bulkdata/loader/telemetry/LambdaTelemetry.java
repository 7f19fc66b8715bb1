package io.bulkdata.loader.telemetry.powertools;

import io.bulkdata.core.settings.Settings;
import io.bulkdata.loader.telemetry.LoaderMetrics;
import io.bulkdata.loader.telemetry.Telemetry;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Powertools around each invocation: metrics are written at the end. */
public final class PowertoolsTelemetry implements Telemetry {

    private static final Logger LOG = LoggerFactory.getLogger(PowertoolsTelemetry.class);

    private final EmfMetrics metrics;

    private PowertoolsTelemetry(String function) {
        metrics = new EmfMetrics(function);
    }

    /** In Lambda, by the name of the function; elsewhere nothing is told, and Powertools need not be there. */
    public static Telemetry of(Settings environment) {
        Optional<String> function = environment.value("AWS_LAMBDA_FUNCTION_NAME");
        return function.isPresent() ? new PowertoolsTelemetry(function.get()) : Telemetry.none();
    }

    @Override
    public LoaderMetrics metrics() {
        return metrics;
    }

    @Override
    public void end() {
        try {
            metrics.flush();
        } catch (RuntimeException e) {
            // A load that is done must not be done again because it could not be counted.
            LOG.error("What was counted could not be written", e);
        }
    }
}
