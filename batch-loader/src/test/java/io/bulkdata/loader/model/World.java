package io.bulkdata.loader.model;

import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import io.bulkdata.core.failure.FailureClass;
import io.bulkdata.core.message.LoadRequest;
import io.bulkdata.core.message.Notice;
import io.bulkdata.loader.BatchId;
import io.bulkdata.loader.BatchLeases;
import io.bulkdata.loader.BatchRules;
import io.bulkdata.loader.BatchStore;
import io.bulkdata.loader.Landing;
import io.bulkdata.loader.LoadFailure;
import io.bulkdata.loader.LoadQueue;
import io.bulkdata.loader.Manifests;
import io.bulkdata.loader.ManualClock;
import io.bulkdata.loader.Notices;
import io.bulkdata.loader.S3Events;
import io.bulkdata.loader.batch.BatchHalf;
import io.bulkdata.loader.load.LoadHalf;
import io.bulkdata.loader.rule.CurrentRules;
import io.bulkdata.loader.rule.RuleDocuments;
import io.bulkdata.redshift.sql.Identifier;
import io.bulkdata.redshift.sql.QualifiedTable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The loader with a world around it: what lands, what is delivered, what goes wrong. */
final class World {

    static final Instant START = Instant.parse("2026-11-20T01:00:00Z");
    static final QualifiedTable PETITIONS = QualifiedTable.of("public", "petitions");
    static final QualifiedTable EVENTS = QualifiedTable.of("raw", "events");

    private static final List<Identifier> COLUMNS = List.of(new Identifier("id"), new Identifier("title"));
    private static final BatchRules RULES = new BatchRules(2, Long.MAX_VALUE, Duration.ofSeconds(30));
    private static final String LOAD_RULES = """
            {"rules": [{"name": "events", "prefix": "events/", "schema": "raw", "table": "events", "mode": "append",
                        "close": {"files": 1}}]}""";
    private static final int MOST_MESSAGES = 10;
    private static final int ROUNDS = 100;

    final Faults faults = new Faults(this::othersGoOn);
    final MemoryBatches batches = new MemoryBatches();
    final MemoryNotices notices = new MemoryNotices();
    final Map<String, Export> landed = new LinkedHashMap<>();
    final MemoryWarehouse warehouse;

    /** How many of the warehouse's commits were found to be right. */
    int checked;

    private final ManualClock clock = new ManualClock(START);
    private final MemoryLanding landing = new MemoryLanding();
    private final MemoryManifests manifests = new MemoryManifests();
    private final MemoryQueue queue = new MemoryQueue(clock);
    private final CurrentRules rules = CurrentRules.of(new OneDocument(), any -> {}, clock);
    private final List<SQSMessage> events = new ArrayList<>();
    private BatchHalf batching;
    private LoadHalf loading;

    World() {
        MemoryDatabase database = MemoryDatabase.empty();
        database.tables().put(PETITIONS, MemoryTable.empty(COLUMNS));
        database.tables().put(EVENTS, MemoryTable.empty(COLUMNS));
        warehouse = new MemoryWarehouse(faults, new CopyReader(landing, manifests), database);
        startProcesses();
    }

    void land(Export.Kind kind, Instant time, List<Integer> ids, Export.Flaw flaw, boolean swapped) {
        Export export = new Export(landed.size(), kind, time, ids, flaw, swapped);
        landed.put(export.uri().toString(), export);
        landing.put(export.uri(), export.content());
        String body = S3Events.created(
                export.uri().bucket(), export.uri().key(), export.content().length(), "e" + export.number());
        events.add(S3Events.message("m" + export.number(), body, Map.of()));
    }

    /** Delivers some of the events that wait, in whatever order they are picked. */
    void deliver(List<Integer> picks, boolean again) {
        List<SQSMessage> delivery = picked(events, picks);
        List<String> back = new ArrayList<>();
        delivery.forEach(message -> back.add(message.getMessageId()));
        survive(() -> {
            List<String> failed = batching.deliver(delivery);
            back.retainAll(failed);
        });
        if (!again) {
            events.removeIf(message -> delivery.contains(message) && !back.contains(message.getMessageId()));
        }
    }

    /** Has some of the requests that wait worked off, those of one table together. */
    void load(List<Integer> picks, boolean again) {
        Map<String, List<LoadRequest>> byTarget =
                picked(queue.waiting, picks).stream().collect(Collectors.groupingBy(LoadRequest::target));
        byTarget.values().forEach(requests -> {
            if (loaded(requests) && !again) {
                queue.waiting.removeAll(requests);
            }
        });
    }

    private boolean loaded(List<LoadRequest> requests) {
        List<BatchId> asked = requests.stream()
                .flatMap(request -> request.batchIds().stream())
                .distinct()
                .map(BatchId::new)
                .toList();
        return survive(() -> loading.load(asked));
    }

    void loseRequest(int pick) {
        queue.waiting.removeAll(picked(queue.waiting, List.of(pick)));
    }

    void sweep() {
        survive(() -> batching.sweep());
    }

    void pass(Duration time) {
        clock.advance(time);
    }

    /** A person who has read a notice of a quarantine has the batch loaded again. */
    void act(int pick, boolean accept) {
        List<Notice> failures = notices.sent.stream()
                .filter(notice -> notice.status() == Notice.Status.QUARANTINED)
                .toList();
        for (Notice notice : picked(failures, List.of(pick))) {
            batches.reopen(new BatchId(notice.batchId()), accept, clock.instant());
        }
    }

    /** Everything that waits is done, and time passes, until nothing is left to be done. */
    void comeToRest() {
        for (int round = 0; round < ROUNDS && !isAtRest(); round++) {
            for (int event = events.size(); event > 0; event--) {
                deliver(Collections.nCopies(MOST_MESSAGES, 0), false);
            }
            sweep();
            for (int request = queue.waiting.size(); request > 0; request--) {
                load(Collections.nCopies(MOST_MESSAGES, 0), false);
            }
            pass(Duration.ofMinutes(3));
        }
    }

    boolean isAtRest() {
        return events.isEmpty()
                && queue.waiting.isEmpty()
                && batches.all().stream().allMatch(batch -> batch.isAtAnEnd() && batch.due.isEmpty());
    }

    private void othersGoOn() {
        pass(LoadHalf.LIFE.plusMinutes(1));
        LoadHalf own = loading;
        startProcesses();
        sweep();
        for (LoadRequest request : List.copyOf(queue.waiting)) {
            loaded(List.of(request));
        }
        loading = own;
    }

    /** Returns whether it went well; whatever happens, the next process is there. */
    private boolean survive(Runnable work) {
        try {
            work.run();
            return true;
        } catch (Killed | RuntimeException e) {
            if (faults.haveKilled()) {
                faults.revive();
                startProcesses();
            }
            return false;
        }
    }

    private void startProcesses() {
        batching = new BatchHalf(
                faults.around(BatchStore.class, batches, World::away),
                faults.around(LoadQueue.class, queue, World::away),
                rules,
                RULES,
                clock);
        loading = new LoadHalf(
                faults.around(BatchLeases.class, batches, World::away),
                faults.around(Landing.class, landing, World::failed),
                faults.around(Manifests.class, manifests, World::failed),
                faults.around(Notices.class, notices, World::away),
                rules,
                warehouse,
                clock);
    }

    /** Those at these places of what is left, each once. */
    private static <T> List<T> picked(List<T> all, List<Integer> picks) {
        List<T> left = new ArrayList<>(all);
        List<T> picked = new ArrayList<>();
        for (int pick : picks) {
            if (!left.isEmpty()) {
                picked.add(left.remove(pick % left.size()));
            }
        }
        return picked;
    }

    private static RuntimeException away() {
        return new IllegalStateException("The connection broke");
    }

    private static RuntimeException failed() {
        return new LoadFailure(FailureClass.TRANSIENT, "The connection broke");
    }

    /** Load rules that never change. */
    private static final class OneDocument implements RuleDocuments {

        @Override
        public Optional<Document> read(String known) {
            return known.isEmpty() ? Optional.of(new Document(LOAD_RULES, "1")) : Optional.empty();
        }

        @Override
        public String place() {
            return "memory";
        }
    }
}
