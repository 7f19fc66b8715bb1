package io.bulkdata.redshiftlocal.cluster;

import java.util.Locale;

/** Where a cluster is: Amazon Redshift API Reference, "Cluster". */
enum ClusterStatus {
    AVAILABLE("Available"),
    PAUSING("Modifying"),
    PAUSED("Unavailable"),
    RESUMING("Modifying"),
    REBOOTING("Modifying");

    private final String availability;

    ClusterStatus(String availability) {
        this.availability = availability;
    }

    /** As ClusterStatus has it. */
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As ClusterAvailabilityStatus has it. */
    String availability() {
        return availability;
    }
}
