package io.bulkdata.loader.doctor;

/**
 * How a hop is.
 *
 * @param detail what was seen, or what is wrong, or why nobody looked
 * @param advice what to do; null unless it fails
 */
public record Diagnosis(String check, Health health, String detail, String advice) {

    /** What can be said of a hop. */
    public enum Health {
        OK,
        FAILS,
        SKIPPED
    }
}
