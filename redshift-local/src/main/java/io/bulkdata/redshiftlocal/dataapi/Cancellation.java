package io.bulkdata.redshiftlocal.dataapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** CancelStatement: asks the warehouse to stop what runs, and waits a little for it. */
final class Cancellation {

    private static final Logger LOG = LoggerFactory.getLogger(Cancellation.class);
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final int TRIES = 100;

    private final Inspection inspection;
    private final Events events;

    Cancellation(Inspection inspection, Events events) {
        this.inspection = inspection;
        this.events = events;
    }

    ObjectNode cancel(Input input) {
        StatementIds id = StatementIds.read(input);
        input.refuseUnread();
        if (!id.isWhole()) {
            throw Refusals.validation("A statement of a batch cannot be cancelled alone: " + id);
        }
        StatementState state = inspection.find(id);
        if (state.cancel()) {
            events.ended(state.view());
        } else {
            stop(state);
        }
        return Json.object().put("Status", state.view().status() == Status.ABORTED);
    }

    /** Again and again, because a statement that is only about to run is not stopped by it. */
    private static void stop(StatementState state) {
        try {
            int tries = 0;
            do {
                cancelRunning(state.running());
            } while (!state.awaitEnd(PAUSE) && ++tries < TRIES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void cancelRunning(Statement running) {
        try {
            if (running != null) {
                running.cancel();
            }
        } catch (SQLException e) {
            LOG.debug("A statement could not be cancelled", e);
        }
    }
}
