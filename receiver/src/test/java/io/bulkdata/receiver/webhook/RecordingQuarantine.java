package io.bulkdata.receiver.webhook;

import io.bulkdata.core.message.Quarantined;
import io.bulkdata.receiver.quarantine.Quarantine;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what is put into it, or refuses everything. */
final class RecordingQuarantine implements Quarantine {

    private final List<Quarantined> messages = new CopyOnWriteArrayList<>();
    private final boolean available;

    RecordingQuarantine() {
        this(true);
    }

    private RecordingQuarantine(boolean available) {
        this.available = available;
    }

    static RecordingQuarantine unavailable() {
        return new RecordingQuarantine(false);
    }

    List<Quarantined> messages() {
        return messages;
    }

    @Override
    public void keep(Quarantined message) throws UnavailableException {
        if (!available) {
            throw new UnavailableException("The quarantine is away", null);
        }
        messages.add(message);
    }
}
