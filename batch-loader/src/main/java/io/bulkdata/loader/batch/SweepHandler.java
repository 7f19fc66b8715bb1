package io.bulkdata.loader.batch;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import io.bulkdata.core.settings.Settings;
import io.bulkdata.loader.telemetry.LambdaTelemetry;
import io.bulkdata.loader.telemetry.Telemetry;
import java.time.Clock;

/** The Lambda {@code sweep}, each minute: closes batches that are old enough and asks again for loads that nothing has come of. */
public final class SweepHandler implements RequestHandler<ScheduledEvent, Void> {

    private final Sweeper sweeper;
    private final Telemetry telemetry;

    /** As Lambda makes it. */
    public SweepHandler() {
        this(Settings.fromEnvironment());
    }

    /** As it is made by a process that has several. */
    public SweepHandler(Settings settings) {
        this(settings, Clock.systemUTC());
    }

    /** As it is made by who has a time of its own. */
    public SweepHandler(Settings settings, Clock clock) {
        this(settings, LambdaTelemetry.of(settings), clock);
    }

    SweepHandler(Sweeper sweeper) {
        this.sweeper = sweeper;
        this.telemetry = Telemetry.none();
    }

    SweepHandler(Settings settings, Telemetry telemetry, Clock clock) {
        this.sweeper = Wiring.sweeper(settings, telemetry.metrics(), clock);
        this.telemetry = telemetry;
    }

    @Override
    public Void handleRequest(ScheduledEvent event, Context context) {
        telemetry.begin(context);
        try {
            sweeper.sweep();
            return null;
        } finally {
            telemetry.end();
        }
    }
}
