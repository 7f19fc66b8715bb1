package io.bulkdata.receiver.quarantine;

import io.bulkdata.core.message.Quarantined;
import io.bulkdata.receiver.telemetry.ReceiverMetrics;
import io.bulkdata.receiver.telemetry.ReceiverMetrics.Event;

/** A quarantine of which is counted what it keeps. */
public final class CountedQuarantine implements Quarantine {

    private final Quarantine quarantine;
    private final ReceiverMetrics metrics;

    public CountedQuarantine(Quarantine quarantine, ReceiverMetrics metrics) {
        this.quarantine = quarantine;
        this.metrics = metrics;
    }

    @Override
    public void keep(Quarantined message) throws UnavailableException {
        quarantine.keep(message);
        metrics.count(Event.QUARANTINED);
    }
}
