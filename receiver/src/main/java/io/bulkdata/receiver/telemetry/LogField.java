package io.bulkdata.receiver.telemetry;

import org.slf4j.MDC;

/** What a log line is marked with beside what Lambda itself knows. No value is free text of a sender's. */
public enum LogField {
    /** ControlShift's id of the webhook. */
    WEBHOOK_ID("webhook_id", "[A-Za-z0-9_-]{1,100}"),
    WEBHOOK_TYPE("webhook_type", "[A-Za-z0-9_.-]{1,128}"),
    TABLE("table", "[a-z0-9_]{1,127}"),
    /** The export's file: where it was announced to be, without a query, then its key in the landing bucket. */
    EXPORT("export", "[A-Za-z0-9_./:%~+-]{1,1024}");

    private static final String UNUSUAL = "unusual";

    private final String field;
    private final String values;

    LogField(String field, String values) {
        this.field = field;
        this.values = values;
    }

    /** Marks this thread's lines from now on; null ends that. A value of another form is only said to be unusual. */
    public void set(String value) {
        if (value == null) {
            MDC.remove(field);
        } else {
            MDC.put(field, value.matches(values) ? value : UNUSUAL);
        }
    }

    /** Ends all marks of this thread. */
    public static void clear() {
        for (LogField field : values()) {
            field.set(null);
        }
    }
}
