package io.bulkdata.loader;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A batch as it was when it was read.
 *
 * @param rule by which it is loaded
 * @param bytes of its files as stored
 * @param opened when its first file was added
 * @param attempts how often a load of it has begun
 * @param requested whether its load has been asked for since it was closed
 * @param due when somebody must look at it again; empty when nobody must
 * @param notice the notice of its end, as JSON; not known to be sent as long as the batch is due
 */
public record Batch(
        BatchId id,
        Target target,
        RuleName rule,
        LoadMode mode,
        BatchState state,
        long files,
        long bytes,
        Instant opened,
        int attempts,
        boolean requested,
        Optional<Instant> due,
        Optional<String> notice) {
    public Batch {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(mode, "mode");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(opened, "opened");
        Objects.requireNonNull(due, "due");
        Objects.requireNonNull(notice, "notice");
    }

    /** A new one, with its first files. */
    public static Batch begun(BatchId id, Way way, BatchState state, List<Member> files, Instant now, Instant due) {
        return new Batch(
                id,
                way.target(),
                way.rule(),
                way.mode(),
                state,
                files.size(),
                files.stream().mapToLong(Member::bytes).sum(),
                now,
                0,
                false,
                Optional.of(due),
                Optional.empty());
    }

    /** Closed, with these as its last files. */
    public Batch closed(List<Member> last, Instant again) {
        return new Batch(
                id,
                target,
                rule,
                mode,
                BatchState.CLOSED,
                files + last.size(),
                bytes + last.stream().mapToLong(Member::bytes).sum(),
                opened,
                attempts,
                requested,
                Optional.of(again),
                notice);
    }

    /** Whether it waits for its first attempt. */
    public boolean isUntried() {
        return state == BatchState.CLOSED && attempts == 0;
    }

    /** Whether its time to be looked at has come. */
    public boolean isDue(Instant now) {
        return due.isPresent() && !due.get().isAfter(now);
    }
}
