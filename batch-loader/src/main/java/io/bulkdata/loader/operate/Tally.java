package io.bulkdata.loader.operate;

import io.bulkdata.core.message.Json;
import io.bulkdata.core.message.Notice;
import io.bulkdata.loader.Batch;
import io.bulkdata.loader.BatchId;
import io.bulkdata.redshift.ledger.LoadSum;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The sum while it is made. */
final class Tally {

    private final Map<String, EnumMap<Fate, Long>> files = new TreeMap<>();
    private final Map<String, Long> bytes = new HashMap<>();
    private final Map<BatchId, Loaded> loaded = new HashMap<>();
    private final List<Finding> findings = new ArrayList<>();

    /** A load, and how many of its files were met. */
    private static final class Loaded {
        private final String target;
        private final LoadSum sum;
        private final long told;
        private long met;

        Loaded(String target, LoadSum sum, long told) {
            this.target = target;
            this.sum = sum;
            this.told = told;
        }
    }

    void count(String target, Fate fate, long size) {
        files.computeIfAbsent(target, key -> new EnumMap<>(Fate.class)).merge(fate, 1L, Long::sum);
        bytes.merge(target, size, Long::sum);
    }

    /**
     * Counts a load once, however many of its files are met.
     *
     * @param batch what is left of it besides the ledger
     * @return whether it is new
     */
    boolean load(BatchId id, String target, LoadSum sum, Optional<Batch> batch) {
        long told = batch.flatMap(Tally::rowsTold).orElse(sum.rows());
        return loaded.putIfAbsent(id, new Loaded(target, sum, told)) == null;
    }

    /** One more file of a load that was counted. */
    void met(BatchId id) {
        loaded.get(id).met++;
    }

    /** How many rows the notice of its end told of; empty when there is none, or it tells of no rows. */
    static Optional<Long> rowsTold(Batch batch) {
        return batch.notice().map(text -> Json.read(text, Notice.class).rows());
    }

    void find(Finding finding) {
        findings.add(finding);
    }

    List<Finding> findings() {
        return List.copyOf(findings);
    }

    /** Those that were counted, or named as what does not fit. */
    Set<BatchId> seen() {
        Set<BatchId> seen = new HashSet<>(loaded.keySet());
        findings.stream()
                .flatMap(finding -> Stream.ofNullable(finding.batch()))
                .map(BatchId::new)
                .forEach(seen::add);
        return seen;
    }

    /** Whether files for that target have landed. */
    boolean knows(String target) {
        return files.containsKey(target);
    }

    List<TableSum> sums() {
        Set<String> targets = new TreeSet<>(files.keySet());
        loaded.values().forEach(load -> targets.add(load.target));
        return targets.stream().map(this::sum).toList();
    }

    /** Of a batch whose older files a newer full has made pointless, the ledger counts only the others. */
    private TableSum sum(String target) {
        Map<Fate, Long> fates = files.getOrDefault(target, new EnumMap<>(Fate.class));
        List<Loaded> loads = loaded.values().stream()
                .filter(load -> load.target.equals(target))
                .toList();
        long pointless = loads.stream()
                .mapToLong(load -> Math.max(0, load.met - load.sum.files()))
                .sum();
        return new TableSum(
                target,
                fates.values().stream().mapToLong(Long::longValue).sum(),
                fates.getOrDefault(Fate.LOADED, 0L) - pointless,
                fates.getOrDefault(Fate.SUPERSEDED, 0L) + pointless,
                fates.getOrDefault(Fate.QUARANTINED, 0L),
                fates.getOrDefault(Fate.IN_FLIGHT, 0L),
                fates.getOrDefault(Fate.BROKEN, 0L),
                bytes.getOrDefault(target, 0L),
                loads.stream().mapToLong(load -> load.sum.rows()).sum(),
                loads.stream().mapToLong(load -> load.told).sum());
    }
}
