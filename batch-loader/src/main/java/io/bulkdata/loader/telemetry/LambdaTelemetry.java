package io.bulkdata.loader.telemetry;

import com.amazonaws.services.lambda.runtime.Context;
import io.bulkdata.core.settings.Settings;
import io.bulkdata.core.telemetry.EmfMetrics;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.lambda.powertools.logging.PowertoolsLogging;

/** Powertools around each invocation: logs get Lambda's fields, and CloudWatch is told what was counted at the end. */
public final class LambdaTelemetry implements Telemetry {

    private static final Logger LOG = LoggerFactory.getLogger(LambdaTelemetry.class);

    private final EmfMetrics metrics;
    private final LoaderMetrics counted;

    private LambdaTelemetry(String function) {
        metrics = new EmfMetrics(function);
        counted = new CloudWatchMetrics(metrics);
    }

    /** In Lambda, by the name of the function; elsewhere nothing is told, and Powertools need not be there. */
    public static Telemetry of(Settings environment) {
        Optional<String> function = environment.value("AWS_LAMBDA_FUNCTION_NAME");
        return function.isPresent() ? new LambdaTelemetry(function.get()) : Telemetry.none();
    }

    @Override
    public LoaderMetrics metrics() {
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
            // A load that is done must not be done again because it could not be counted.
            LOG.error("What was counted could not be written", e);
        } finally {
            PowertoolsLogging.clearState(true);
        }
    }
}
