package io.bulkdata.loader.load;

import io.bulkdata.core.message.Json;
import io.bulkdata.core.message.Notice;
import io.bulkdata.loader.Batch;
import io.bulkdata.loader.BatchId;
import io.bulkdata.loader.BatchLeases;
import io.bulkdata.loader.BatchState;
import io.bulkdata.loader.End;
import io.bulkdata.loader.Lease;
import io.bulkdata.loader.LoadFailure;
import io.bulkdata.loader.Manifests;
import io.bulkdata.loader.Member;
import io.bulkdata.loader.Notices;
import io.bulkdata.loader.telemetry.LoaderMetrics;
import io.bulkdata.redshift.sql.S3Uri;
import io.bulkdata.redshift.warehouse.WarehouseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings a batch to its end, with one notice, or lets it wait for its next attempt. */
final class Endings {

    private static final Logger LOG = LoggerFactory.getLogger(Endings.class);
    private static final double MILLIS = 1000;

    /** Between the end of a batch and the sending of its notice: whoever needs longer has died in between. */
    private static final Duration TO_SEND = Duration.ofMinutes(2);

    private final BatchLeases leases;
    private final Manifests manifests;
    private final ManifestPlaces places;
    private final Notices notices;
    private final RetryPolicy retries;
    private final AwayPolicy away;
    private final Hindsight hindsight;
    private final LoaderMetrics metrics;
    private final Clock clock;

    Endings(
            BatchLeases leases,
            Manifests manifests,
            ManifestPlaces places,
            Notices notices,
            RetryPolicy retries,
            AwayPolicy away,
            Hindsight hindsight,
            LoaderMetrics metrics,
            Clock clock) {
        this.leases = leases;
        this.manifests = manifests;
        this.places = places;
        this.notices = notices;
        this.retries = retries;
        this.away = away;
        this.hindsight = hindsight;
        this.metrics = metrics;
        this.clock = clock;
    }

    void writeManifest(LoadAttempt attempt) {
        manifests.write(places.whole(attempt.batch()), manifest(attempt));
    }

    /** @param results one for each attempt, in their order */
    void ended(List<LoadAttempt> attempts, List<LoadResult> results) {
        end(IntStream.range(0, attempts.size())
                .mapToObj(i -> ended(attempts.get(i), results.get(i)))
                .toList());
    }

    private Ended ended(LoadAttempt attempt, LoadResult result) {
        boolean loaded = result.end() == BatchState.LOADED;
        Notice.Status status = loaded ? Notice.Status.LOADED : Notice.Status.SUPERSEDED;
        Long rows = loaded ? result.rows() : null;
        return new Ended(attempt, result.end(), notice(attempt, status, rows, null, null, superseded(result)));
    }

    void failed(LoadAttempt attempt, FailureReport failure, RuntimeException cause) {
        Batch batch = attempt.batch();
        if (failure.failureClass().retryable() && retries.again(batch.attempts())) {
            Duration pause = retries.pauseAfter(batch.attempts(), RandomGenerator.getDefault());
            LOG.warn("Attempt {} at batch {} failed; next in {}", batch.attempts(), batch.id(), pause, cause);
            metrics.attemptFailed(failure.failureClass());
            leases.retry(attempt.lease(), clock.instant().plus(pause), failure.message());
            return;
        }
        giveUp(attempt, failure, cause);
    }

    /** Waits for a warehouse that takes no connections; that is no attempt, as nothing was tried. */
    void away(LoadAttempt attempt, FailureReport failure, RuntimeException cause) {
        if (away.again(attempt.lease().waits())) {
            LOG.warn("Batch {} waits {} for the warehouse", attempt.batch().id(), away.pause(), cause);
            metrics.attemptFailed(failure.failureClass());
            leases.await(attempt.lease(), clock.instant().plus(away.pause()), failure.message());
        } else {
            giveUp(attempt, failure, cause);
        }
    }

    /** An attempt may have died, or lost the answer, after it was committed. */
    private void giveUp(LoadAttempt attempt, FailureReport failure, RuntimeException cause) {
        try {
            hindsight
                    .load(attempt.batch())
                    .ifPresentOrElse(
                            loaded -> ended(List.of(attempt), List.of(loaded)),
                            () -> quarantine(attempt, failure, cause));
        } catch (WarehouseException e) {
            cause.addSuppressed(e);
            boolean inDoubt = attempt.batch().attempts() > 1 || cause instanceof WarehouseException;
            quarantine(attempt, inDoubt ? failure.inDoubt() : failure, cause);
        }
    }

    private void quarantine(LoadAttempt attempt, FailureReport failure, RuntimeException cause) {
        LOG.error("Batch {} is quarantined", attempt.batch().id(), cause);
        S3Uri list = failedManifest(attempt);
        end(List.of(new Ended(
                attempt,
                BatchState.QUARANTINED,
                notice(
                        attempt,
                        Notice.Status.QUARANTINED,
                        null,
                        list,
                        failure,
                        failure.next(attempt.batch().id())))));
    }

    /** Moves a file that keeps the others from being loaded into a quarantined batch of its own; returns what is left to be loaded. */
    LoadAttempt setAside(LoadAttempt attempt, Member poison, FailureReport failure, RuntimeException cause) {
        BatchId id = BatchId.create(clock.instant());
        LOG.error(
                "{} is set aside from batch {} as batch {}",
                poison.uri(),
                attempt.batch().id(),
                id,
                cause);
        LoadAttempt alone = attempt.alone(poison, id);
        manifests.write(places.whole(alone.batch()), manifest(alone));
        S3Uri list = failedManifest(alone);
        Notice notice = notice(
                alone,
                Notice.Status.QUARANTINED,
                null,
                list,
                failure,
                failure.next(alone.batch().id()));
        Lease rest = leases.setAside(
                        attempt.lease(),
                        poison,
                        id,
                        Json.write(notice),
                        clock.instant().plus(TO_SEND))
                .orElseThrow(() -> new LeaseLostException(attempt.batch().id()));
        Ended ended = new Ended(alone, BatchState.QUARANTINED, notice);
        count(ended);
        send(List.of(ended));
        return attempt.without(poison, rest);
    }

    /** The copy of the manifest is a convenience: a batch must come to its end without it too. */
    private S3Uri failedManifest(LoadAttempt attempt) {
        S3Uri place = places.failed(attempt.batch());
        try {
            manifests.write(place, manifest(attempt));
            return place;
        } catch (LoadFailure e) {
            LOG.warn(
                    "Batch {} has no manifest among the failed ones",
                    attempt.batch().id(),
                    e);
            return null;
        }
    }

    /** Sends the notice of an end that was written down by somebody who died before sending it. */
    void repeatUnsent(BatchId id) {
        leases.find(List.of(id)).stream()
                .filter(batch -> batch.isDue(clock.instant()))
                .flatMap(batch -> batch.notice().stream())
                .forEach(notice -> send(List.of(id), List.of(Json.read(notice, Notice.class))));
    }

    /** First the state, then the notice: who has lost the lease has nothing to tell. */
    private void end(List<Ended> all) {
        List<End> ends = all.stream()
                .map(one -> new End(one.attempt().lease(), one.state(), Json.write(one.notice())))
                .toList();
        Set<BatchId> held = leases.endAll(ends, clock.instant().plus(TO_SEND));
        Map<Boolean, List<Ended>> byHeld =
                all.stream().collect(Collectors.partitioningBy(one -> held.contains(one.id())));
        byHeld.get(false).forEach(one -> LOG.warn("The lease of batch {} was lost before its end", one.id()));
        byHeld.get(true).forEach(this::count);
        send(byHeld.get(true));
    }

    private void count(Ended ended) {
        Instant now = clock.instant();
        LoadAttempt attempt = ended.attempt();
        Notice notice = ended.notice();
        Duration age = attempt.members().stream()
                .map(Member::exportTime)
                .max(Comparator.naturalOrder())
                .map(newest -> Duration.between(newest, now))
                .orElse(Duration.ZERO);
        long rows = notice.rows() == null ? 0 : notice.rows();
        metrics.ended(ended.state(), rows, notice.bytes(), Duration.between(attempt.started(), now), age);
    }

    private void send(List<Ended> ended) {
        if (!ended.isEmpty()) {
            send(
                    ended.stream().map(Ended::id).toList(),
                    ended.stream().map(Ended::notice).toList());
        }
    }

    private void send(List<BatchId> ids, List<Notice> all) {
        notices.publish(all);
        leases.noticed(ids);
    }

    /** The end of an attempt. */
    private record Ended(LoadAttempt attempt, BatchState state, Notice notice) {
        BatchId id() {
            return attempt.batch().id();
        }
    }

    private Notice notice(
            LoadAttempt attempt,
            Notice.Status status,
            Long rows,
            S3Uri failedManifest,
            FailureReport failure,
            String next) {
        Batch batch = attempt.batch();
        List<String> files = attempt.members().stream()
                .map(member -> member.uri().toString())
                .toList();
        double seconds = Duration.between(attempt.started(), clock.instant()).toMillis() / MILLIS;
        return new Notice(
                status,
                batch.id().value(),
                batch.target().toString(),
                batch.mode().wireName(),
                files,
                rows,
                batch.bytes(),
                seconds,
                places.whole(batch).toString(),
                failedManifest == null ? null : failedManifest.toString(),
                failure == null ? null : failure.error(),
                next);
    }

    /** Of a batch whose other files were loaded, those that were not must be named: nothing may vanish without a word. */
    private static String superseded(LoadResult result) {
        return result.superseded().isEmpty()
                ? null
                : "Nothing is to be done. A newer full export has these files' rows, so they were not loaded: "
                        + result.superseded().stream().map(S3Uri::toString).collect(Collectors.joining(", "));
    }

    private static String manifest(LoadAttempt attempt) {
        return Manifest.ofMembers(attempt.members()).json();
    }
}
