package io.bulkdata.receiver.telemetry.powertools;

import com.amazonaws.services.lambda.runtime.Context;
import io.bulkdata.core.settings.Settings;
import io.bulkdata.core.telemetry.EmfMetrics;
import io.bulkdata.receiver.telemetry.ReceiverMetrics;
import io.bulkdata.receiver.telemetry.Telemetry;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.lambda.powertools.logging.PowertoolsLogging;

/** Powertools around each invocation: logs get Lambda's fields, and metrics are written at the end. */
public final class PowertoolsTelemetry implements Telemetry {

    private static final Logger LOG = LoggerFactory.getLogger(PowertoolsTelemetry.class);

    private final EmfMetrics metrics;
    private final ReceiverMetrics counted;

    private PowertoolsTelemetry(String function) {
        metrics = new EmfMetrics(function);
        counted = new CloudWatchMetrics(metrics);
    }

    /** In Lambda, by the name of the function; elsewhere nothing is told, and Powertools need not be there. */
    public static Telemetry of(Settings environment) {
        Optional<String> function = environment.value("AWS_LAMBDA_FUNCTION_NAME");
        return function.isPresent() ? new PowertoolsTelemetry(function.get()) : Telemetry.none();
    }

    @Override
    public ReceiverMetrics metrics() {
        return counted;
    }

    @Override
    public void begin(Context context) {
        PowertoolsLogging.initializeLogging(context);
    }

    @Override
    public void end() {
        try {
            metrics.flush();
        } catch (RuntimeException e) {
            // A webhook that was taken in must not be refused because it could not be counted.
            LOG.error("What was counted could not be written", e);
        } finally {
            PowertoolsLogging.clearState(true);
        }
    }
}
