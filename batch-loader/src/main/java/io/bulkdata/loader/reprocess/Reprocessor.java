package io.bulkdata.loader.reprocess;

import io.bulkdata.core.failure.FailureClass;
import io.bulkdata.core.message.Json;
import io.bulkdata.core.message.Notice;
import io.bulkdata.loader.BatchId;
import io.bulkdata.loader.BatchRegister;
import io.bulkdata.loader.BatchState;
import io.bulkdata.loader.RegisteredBatch;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has a batch that was quarantined wait for another budget of attempts, if that can help. Told of the same twice, it does it once. */
final class Reprocessor {

    private static final Logger LOG = LoggerFactory.getLogger(Reprocessor.class);

    private final BatchRegister register;
    private final ReprocessPolicy policy;
    private final Clock clock;

    Reprocessor(BatchRegister register, ReprocessPolicy policy, Clock clock) {
        this.register = register;
        this.policy = policy;
        this.clock = clock;
    }

    void told(Notice notice) {
        if (notice.batchId() == null || notice.status() != Notice.Status.QUARANTINED) {
            // The receiver tells of webhooks on the same topic.
            return;
        }
        register.find(new BatchId(notice.batchId()))
                .filter(found -> found.batch().state() == BatchState.QUARANTINED)
                .ifPresent(this::consider);
    }

    private void consider(RegisteredBatch found) {
        BatchId id = found.batch().id();
        Optional<FailureClass> why = why(found);
        Optional<Duration> pause = why.flatMap(failure -> policy.pauseBefore(failure, found.reprocessed()));
        if (pause.isEmpty()) {
            LOG.info("Batch {} is left to people: {}, reprocessed {} times", id, why.orElse(null), found.reprocessed());
        } else if (register.retryAt(id, clock.instant().plus(pause.get()), policy.budget())) {
            LOG.info("Batch {} ({}) is tried again in {}", id, why.get(), pause.get());
        }
    }

    /** By what the batch itself says of its end: the message may be older. */
    private static Optional<FailureClass> why(RegisteredBatch found) {
        return found.batch()
                .notice()
                .map(text -> Json.read(text, Notice.class).error())
                .map(Notice.Failure::failureClass);
    }
}
