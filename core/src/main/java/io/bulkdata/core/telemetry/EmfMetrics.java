package io.bulkdata.core.telemetry;

import java.util.Map;

/** The metrics of one Lambda in CloudWatch's embedded format: a line of JSON on the standard output, written at the end of an invocation. */
public final class EmfMetrics {

    private static final String FUNCTION = "Function";

    private final String function;
    private EmfLine counted;

    /** @param function the name of the Lambda, the dimension of all that is counted */
    public EmfMetrics(String function) {
        this.function = function;
        this.counted = line();
    }

    /** Keeps a value until the next {@link #flush()}; several of one name are written as several. */
    public synchronized void add(String metric, MetricUnit unit, double value) {
        counted.add(metric, unit, value);
    }

    /** Writes one count at once, by a dimension of its own and so in a line of its own. */
    public void countBy(String dimension, String value, String metric) {
        EmfLine line = new EmfLine(Map.of(FUNCTION, function, dimension, value));
        line.add(metric, MetricUnit.COUNT, 1);
        line.print();
    }

    /** Writes what was counted since the last time, if there is anything. */
    public synchronized void flush() {
        if (!counted.isEmpty()) {
            EmfLine line = counted;
            counted = line();
            line.print();
        }
    }

    private EmfLine line() {
        return new EmfLine(Map.of(FUNCTION, function));
    }
}
