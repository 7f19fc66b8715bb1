package io.bulkdata.loader.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulkdata.loader.load.LoadHalf;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a table must hold when certain files are loaded, in whatever order and batches. It knows no SQL and no time but that of
 * the exports.
 */
final class Expectation {

    /** Before all exports the table was empty. */
    private static final Export NOTHING =
            new Export(-1, Export.Kind.FULL, World.START.minusSeconds(1_000_000), List.of(), Export.Flaw.NONE, false);

    private final List<Export> loaded;

    Expectation(List<Export> loaded) {
        this.loaded = List.copyOf(loaded);
    }

    /** The watermark of the petitions. */
    Instant newestFull() {
        return fulls().map(Export::time).max(Instant::compareTo).orElseThrow();
    }

    /** Whether a newer full has made it pointless. */
    boolean isTooOld(Export export) {
        return switch (export.kind()) {
            case FULL -> export.time().isBefore(newestFull());
            case INCREMENTAL -> export.time().isBefore(newestFull().minus(LoadHalf.GRACE));
            case EVENTS -> false;
        };
    }

    /** The newest full as it is, and rows of incrementals that it has not. Of two that are equally new either is right. */
    void checkPetitions(List<List<String>> rows) {
        Map<String, String> there = new HashMap<>();
        rows.forEach(row -> there.put(row.get(0), row.get(1)));
        assertThat(there).as("keys that are there once").hasSameSizeAs(rows);
        List<Export> candidates =
                fulls().filter(full -> full.time().equals(newestFull())).toList();
        assertThat(candidates)
                .as("the newest full, whose rows and whose younger incrementals' the table has: %s", there)
                .anySatisfy(full -> assertThat(faults(full, there)).isEmpty());
    }

    /** Every row of every file, as often as it is in them. */
    void checkEvents(List<List<String>> rows) {
        List<List<String>> expected = of(Export.Kind.EVENTS)
                .flatMap(export -> export.ids().stream().map(id -> List.of(id.toString(), export.value())))
                .toList();
        assertThat(rows).as("events").containsExactlyInAnyOrderElementsOf(expected);
    }

    private List<String> faults(Export full, Map<String, String> there) {
        List<String> faults = new ArrayList<>();
        Map<String, String> left = new HashMap<>(there);
        rows(full).forEach(row -> {
            if (!row.getValue().equals(left.remove(row.getKey()))) {
                faults.add(row.getKey() + " is not as in " + full);
            }
        });
        List<Export> added =
                of(Export.Kind.INCREMENTAL).filter(one -> !isTooOld(one)).toList();
        Set<Map.Entry<String, String>> brought =
                added.stream().flatMap(Expectation::rows).collect(Collectors.toSet());
        left.entrySet().stream()
                .filter(row -> !brought.contains(row))
                .forEach(row -> faults.add(row + " is of nowhere"));
        added.stream()
                .filter(one -> one.time().isAfter(full.time()))
                .flatMap(Expectation::rows)
                .filter(row -> !there.containsKey(row.getKey()))
                .forEach(row -> faults.add(row + " is missing"));
        return faults;
    }

    private Stream<Export> fulls() {
        return Stream.concat(Stream.of(NOTHING), of(Export.Kind.FULL));
    }

    private Stream<Export> of(Export.Kind kind) {
        return loaded.stream().filter(export -> export.kind() == kind);
    }

    private static Stream<Map.Entry<String, String>> rows(Export export) {
        return export.ids().stream().map(id -> Map.entry(Integer.toString(id), export.value()));
    }
}
