package io.bulkdata.loader.telemetry;

import com.amazonaws.services.lambda.runtime.Context;

/** Where a function's work is counted, and written down at the end of each invocation. */
public interface Telemetry {

    LoaderMetrics metrics();

    /** An invocation begins: its log is marked with what Lambda tells of it. */
    void begin(Context context);

    /** An invocation has ended, well or not: what it counted is written, once. Never fails, since the work is done. */
    void end();

    /** Tells nothing. */
    static Telemetry none() {
        return new Telemetry() {
            @Override
            public LoaderMetrics metrics() {
                return LoaderMetrics.none();
            }

            @Override
            public void begin(Context context) {}

            @Override
            public void end() {}
        };
    }
}
