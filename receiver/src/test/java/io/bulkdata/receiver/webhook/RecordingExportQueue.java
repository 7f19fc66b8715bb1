package io.bulkdata.receiver.webhook;

import io.bulkdata.core.message.ExportRequest;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what is put into it, or refuses everything. */
final class RecordingExportQueue implements ExportQueue {

    private final List<ExportRequest> requests = new CopyOnWriteArrayList<>();
    private final boolean available;

    RecordingExportQueue() {
        this(true);
    }

    private RecordingExportQueue(boolean available) {
        this.available = available;
    }

    static RecordingExportQueue unavailable() {
        return new RecordingExportQueue(false);
    }

    List<ExportRequest> requests() {
        return requests;
    }

    @Override
    public void put(ExportRequest request) throws UnavailableException {
        if (!available) {
            throw new UnavailableException("The queue is away", null);
        }
        requests.add(request);
    }
}
