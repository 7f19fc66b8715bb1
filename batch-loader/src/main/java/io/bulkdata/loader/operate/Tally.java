package io.bulkdata.loader.operate;

import io.bulkdata.core.message.Json;
import io.bulkdata.core.message.Notice;
import io.bulkdata.loader.BatchId;
import io.bulkdata.redshift.ledger.LoadSum;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

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
        private long met;

        Loaded(String target, LoadSum sum) {
            this.target = target;
            this.sum = sum;
        }
    }

    void count(String target, Fate fate, long size) {
        files.computeIfAbsent(target, key -> new EnumMap<>(Fate.class)).merge(fate, 1L, Long::sum);
        bytes.merge(target, size, Long::sum);
    }

    void load(BatchId id, String target, LoadSum sum) {
        loaded.computeIfAbsent(id, key -> new Loaded(target, sum)).met++;
    }

    /** The notice and the ledger must tell of as many rows. */
    void told(BatchId id, String notice) {
        Loaded load = loaded.get(id);
        Long rows = Json.read(notice, Notice.class).rows();
        if (load.met == 1 && rows != null && rows != load.sum.rows()) {
            findings.add(new Finding(
                    null,
                    load.target,
                    id.value(),
                    "its notice told of " + rows + " rows, and the ledger has " + load.sum.rows(),
                    "compare the table with its source"));
        }
    }

    void find(Finding finding) {
        findings.add(finding);
    }

    List<Finding> findings() {
        return List.copyOf(findings);
    }

    List<TableSum> sums() {
        return files.entrySet().stream()
                .map(entry -> sum(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** Of a batch whose older files a newer full has made pointless, the ledger counts only the others. */
    private TableSum sum(String target, EnumMap<Fate, Long> fates) {
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
                loads.stream().mapToLong(load -> load.sum.rows()).sum());
    }
}
