package io.bulkdata.loader.telemetry;

import com.amazonaws.services.lambda.runtime.Context;
import io.bulkdata.core.failure.FailureClass;
import io.bulkdata.loader.BatchState;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers what was counted. */
public final class RecordingTelemetry implements Telemetry, LoaderMetrics {

    private final List<String> counted = new CopyOnWriteArrayList<>();

    /** Everything, in order; {@code |} is the end of an invocation. */
    public List<String> counted() {
        return List.copyOf(counted);
    }

    @Override
    public LoaderMetrics metrics() {
        return this;
    }

    @Override
    public void begin(Context context) {}

    @Override
    public void end() {
        counted.add("|");
    }

    @Override
    public void batched() {
        counted.add("batched");
    }

    @Override
    public void oldestOpen(Duration age) {
        counted.add("oldest open " + age);
    }

    @Override
    public void ended(BatchState end, long rows, long bytes, Duration took, Duration age) {
        counted.add(end + " " + rows + " rows, " + bytes + " bytes, age " + age);
    }

    @Override
    public void attemptFailed(FailureClass why) {
        counted.add("failed " + why);
    }
}
