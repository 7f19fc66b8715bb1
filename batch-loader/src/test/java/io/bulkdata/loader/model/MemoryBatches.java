package io.bulkdata.loader.model;

import io.bulkdata.loader.Added;
import io.bulkdata.loader.Batch;
import io.bulkdata.loader.BatchId;
import io.bulkdata.loader.BatchLeases;
import io.bulkdata.loader.BatchRules;
import io.bulkdata.loader.BatchState;
import io.bulkdata.loader.BatchStore;
import io.bulkdata.loader.End;
import io.bulkdata.loader.Lease;
import io.bulkdata.loader.LoadMode;
import io.bulkdata.loader.Member;
import io.bulkdata.loader.Target;
import io.bulkdata.loader.Way;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Batches in memory; the view of either half. */
final class MemoryBatches implements BatchStore, BatchLeases {

    private static final Duration UNREQUESTED = Duration.ofSeconds(30);

    /** A file and what it is loaded for. */
    private record Known(Member file, Target target) {}

    /** That a batch came to an end. */
    record Ended(BatchId id, BatchState state) {}

    private final Map<BatchId, MemoryBatch> batches = new LinkedHashMap<>();
    private final Map<Known, BatchId> known = new HashMap<>();
    private final Map<Way, BatchId> open = new HashMap<>();
    private final List<Ended> ends = new ArrayList<>();

    Collection<MemoryBatch> all() {
        return List.copyOf(batches.values());
    }

    MemoryBatch get(BatchId id) {
        return batches.get(id);
    }

    /** All ends there were, in order. */
    List<Ended> ends() {
        return List.copyOf(ends);
    }

    /** Has a quarantined batch loaded again. An end that nobody was told of yet counts as none. */
    void reopen(BatchId id, boolean accepted, Instant now) {
        MemoryBatch batch = batches.get(id);
        if (batch.state == BatchState.QUARANTINED) {
            if (batch.due.isPresent()) {
                ends.remove(ends.lastIndexOf(new Ended(id, batch.state)));
            }
            batch.accepted |= accepted;
            batch.reopen(now);
        }
    }

    @Override
    public Added add(Way way, List<Member> files, BatchRules rules, Instant now) {
        Map<Member, BatchId> placed = new HashMap<>();
        Map<BatchId, Batch> touched = new LinkedHashMap<>();
        for (Member file : files) {
            Known name = new Known(file, way.target());
            MemoryBatch batch = batches.get(known.get(name));
            if (batch == null) {
                batch = with(file, way, rules, now);
                known.put(name, batch.id);
            }
            placed.put(file, batch.id);
            touched.put(batch.id, batch.batch());
        }
        return new Added(placed, List.copyOf(touched.values()));
    }

    private MemoryBatch with(Member file, Way way, BatchRules rules, Instant now) {
        MemoryBatch batch = batches.get(open.get(way));
        if (batch == null || batch.state != BatchState.OPEN) {
            batch = new MemoryBatch(BatchId.create(now), way, now, now.plus(rules.age()));
            batches.put(batch.id, batch);
            open.put(way, batch.id);
        }
        batch.members.add(file);
        if (way.mode() == LoadMode.REPLACE || rules.close(batch.batch(), now)) {
            close(batch.id, now);
        }
        return batch;
    }

    @Override
    public Optional<Batch> find(BatchId id) {
        return Optional.ofNullable(batches.get(id)).map(MemoryBatch::batch);
    }

    @Override
    public Optional<Batch> close(BatchId id, Instant now) {
        MemoryBatch batch = batches.get(id);
        if (batch.state != BatchState.OPEN) {
            return Optional.empty();
        }
        batch.state = BatchState.CLOSED;
        batch.due = Optional.of(now.plus(UNREQUESTED));
        return find(id);
    }

    @Override
    public void requested(Batch asked, Instant lookAgain) {
        MemoryBatch batch = batches.get(asked.id());
        if (batch.state == asked.state() && batch.due.equals(asked.due())) {
            batch.requested = true;
            batch.due = Optional.of(lookAgain);
        }
    }

    @Override
    public List<BatchId> due(Instant now) {
        return batches.values().stream()
                .filter(batch -> batch.batch().isDue(now))
                .map(batch -> batch.id)
                .toList();
    }

    @Override
    public Optional<Lease> take(BatchId id, Instant now, Instant until) {
        MemoryBatch batch = batches.get(id);
        boolean left = batch.state == BatchState.LOADING && !batch.leaseUntil.isAfter(now);
        if (batch.state != BatchState.CLOSED && batch.state != BatchState.FAILED && !left) {
            return Optional.empty();
        }
        batch.lease(until);
        return Optional.of(batch.lease());
    }

    @Override
    public List<Lease> untried(List<BatchId> ids, Instant until) {
        return ids.stream()
                .map(batches::get)
                .filter(batch -> batch.batch().isUntried())
                .map(batch -> batch.untried(until))
                .toList();
    }

    @Override
    public boolean takeAll(List<Lease> untried) {
        boolean same = untried.stream()
                .allMatch(lease -> batches.get(lease.batch().id()).isUntried(lease));
        if (same) {
            untried.forEach(lease -> batches.get(lease.batch().id()).lease(lease.until()));
        }
        return same;
    }

    @Override
    public List<Member> members(Lease lease) {
        return List.copyOf(batches.get(lease.batch().id()).members);
    }

    @Override
    public boolean end(Lease lease, BatchState end, String notice, Instant lookAgain) {
        MemoryBatch batch = batches.get(lease.batch().id());
        boolean held = batch.isHeldBy(lease);
        if (held) {
            end(batch, end, notice, lookAgain);
        }
        return held;
    }

    @Override
    public Set<BatchId> endAll(List<End> all, Instant lookAgain) {
        return all.stream()
                .filter(one -> end(one.lease(), one.state(), one.notice(), lookAgain))
                .map(one -> one.lease().batch().id())
                .collect(Collectors.toSet());
    }

    @Override
    public boolean retry(Lease lease, Instant at, String error) {
        MemoryBatch batch = batches.get(lease.batch().id());
        boolean held = batch.isHeldBy(lease);
        if (held) {
            batch.state = BatchState.FAILED;
            batch.due = Optional.of(at);
        }
        return held;
    }

    @Override
    public boolean await(Lease lease, Instant at, String error) {
        MemoryBatch batch = batches.get(lease.batch().id());
        boolean held = retry(lease, at, error);
        if (held) {
            batch.attempts--;
            batch.waits++;
        }
        return held;
    }

    @Override
    public Optional<Lease> setAside(Lease lease, Member member, BatchId into, String notice, Instant lookAgain) {
        MemoryBatch batch = batches.get(lease.batch().id());
        if (!batch.isHeldBy(lease)) {
            return Optional.empty();
        }
        MemoryBatch own = new MemoryBatch(into, batch.way, batch.opened, lookAgain);
        own.members.add(member);
        batches.put(into, own);
        batch.members.remove(member);
        known.put(new Known(member, batch.way.target()), into);
        end(own, BatchState.QUARANTINED, notice, lookAgain);
        return Optional.of(batch.lease());
    }

    private void end(MemoryBatch batch, BatchState end, String notice, Instant lookAgain) {
        batch.state = end;
        batch.notice = Optional.of(notice);
        batch.due = Optional.of(lookAgain);
        ends.add(new Ended(batch.id, end));
    }

    @Override
    public boolean holds(List<Lease> leases, Instant now) {
        return leases.stream().allMatch(lease -> {
            MemoryBatch batch = batches.get(lease.batch().id());
            return batch.isHeldBy(lease) && batch.leaseUntil.isAfter(now);
        });
    }

    @Override
    public List<Batch> find(List<BatchId> ids) {
        return ids.stream().flatMap(id -> find(id).stream()).toList();
    }

    @Override
    public void noticed(List<BatchId> ids) {
        ids.stream()
                .map(batches::get)
                .filter(batch -> batch.notice.isPresent())
                .forEach(batch -> batch.due = Optional.empty());
    }
}
