package io.bulkdata.core.telemetry;

/** What a metric is measured in, by CloudWatch's names. */
public enum MetricUnit {
    COUNT("Count"),
    BYTES("Bytes"),
    SECONDS("Seconds"),
    MILLISECONDS("Milliseconds");

    private final String text;

    MetricUnit(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }
}
