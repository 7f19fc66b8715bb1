package io.bulkdata.receiver.telemetry;

import com.amazonaws.services.lambda.runtime.Context;

/** Tells of a function's invocations: marks their logs and writes down what was counted. */
public interface Telemetry {

    ReceiverMetrics metrics();

    /** An invocation begins. */
    void begin(Context context);

    /** It has ended, well or not: what it counted is written, once. Never fails, since the work is done. */
    void end();

    /** Tells nothing. */
    static Telemetry none() {
        return new Telemetry() {
            @Override
            public ReceiverMetrics metrics() {
                return ReceiverMetrics.none();
            }

            @Override
            public void begin(Context context) {}

            @Override
            public void end() {
                LogField.clear();
            }
        };
    }
}
