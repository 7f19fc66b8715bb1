package io.bulkdata.loader.load;

import io.bulkdata.core.failure.FailureClass;
import io.bulkdata.loader.Batch;
import io.bulkdata.loader.LoadFailure;
import io.bulkdata.loader.LoadMode;
import io.bulkdata.loader.RuleName;
import io.bulkdata.loader.rule.Loading;
import io.bulkdata.redshift.sql.Literal;
import io.bulkdata.redshift.sql.S3Uri;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Decides what a load will do, from what is known; touches nothing. */
final class LoadPlanner {

    private static final Comparator<SourceFile> BY_EXPORT = Comparator.comparing(SourceFile::exportTime)
            .thenComparing(file -> file.uri().toString());

    private final ManifestPlaces places;
    private final Duration grace;

    LoadPlanner(ManifestPlaces places, Duration grace) {
        this.places = places;
        this.grace = grace;
    }

    /** @throws LoadFailure when the table is missing, or a file has a column the table has not */
    LoadPlan plan(Batch batch, Loading loading, List<SourceFile> files, History history, TargetColumns columns) {
        List<SourceFile> distinct = distinct(files);
        Map<Boolean, List<SourceFile>> byOld =
                distinct.stream().collect(Collectors.partitioningBy(superseded(batch, distinct, history)));
        List<SourceFile> loaded = byOld.get(false);
        List<SourceFile> addedAgain = addedAgain(batch.mode(), loaded, history);
        ColumnCheck check = new ColumnCheck(batch.target().table(), columns);
        check.files(loaded, batch.mode() == LoadMode.ADD ? loading.key() : List.of());
        check.files(addedAgain, loading.key());
        Optional<PartitionValue> partition = partition(batch, loading, loaded);
        partition.ifPresent(check::partition);
        List<CopyGroup> groups = groups(loaded, number -> places.part(batch, number + 1));
        if (groups.size() == 1 && loaded.size() == batch.files()) {
            groups = groups(loaded, number -> places.whole(batch));
        }
        int parts = groups.size();
        return new LoadPlan(
                batch.target().table(),
                batch.mode(),
                loading,
                List.copyOf(columns.types().keySet()),
                partition,
                groups,
                groups(addedAgain, number -> places.part(batch, parts + number + 1)),
                uris(byOld.get(true)));
    }

    /** An address that is there twice has one content now, and COPY would load it twice. */
    private static List<SourceFile> distinct(List<SourceFile> files) {
        Map<S3Uri, SourceFile> byAddress = new LinkedHashMap<>();
        files.stream().sorted(BY_EXPORT).forEach(file -> byAddress.put(file.uri(), file));
        return byAddress.values().stream().sorted(BY_EXPORT).toList();
    }

    /**
     * An older full is pointless, an older partition as a whole too; an incremental of ControlShift only when it is older by more
     * than the clocks may differ.
     */
    private Predicate<SourceFile> superseded(Batch batch, List<SourceFile> sorted, History history) {
        if (history.lastFull().isEmpty()) {
            return file -> false;
        }
        Instant last = history.lastFull().get();
        return switch (batch.mode()) {
            case APPEND -> file -> false;
            case ADD ->
                file -> batch.rule().equals(RuleName.CONTROLSHIFT)
                        && file.exportTime().isBefore(last.minus(grace));
            case REPLACE -> file -> file.exportTime().isBefore(last);
            case REPLACE_PARTITION ->
                file -> sorted.get(sorted.size() - 1).exportTime().isBefore(last);
        };
    }

    /** The partition that a file is of; empty when its key does not tell. */
    static Optional<String> partition(Loading loading, S3Uri uri) {
        try {
            return loading.partition().map(one -> one.valueIn(uri.key()).value());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<PartitionValue> partition(Batch batch, Loading loading, List<SourceFile> files) {
        if (batch.mode() != LoadMode.REPLACE_PARTITION || files.isEmpty()) {
            return Optional.empty();
        }
        Set<String> values = files.stream()
                .map(file -> partition(loading, file.uri()).orElse(""))
                .collect(Collectors.toSet());
        if (values.size() != 1 || values.contains("")) {
            throw new LoadFailure(
                    FailureClass.CONFIGURATION,
                    "Cannot load batch " + batch.id() + " into " + batch.target() + ": by load rule " + batch.rule()
                            + " as it is now, its files are not of one partition");
        }
        return loading.partition()
                .map(one -> new PartitionValue(
                        one.column(), new Literal(values.iterator().next())));
    }

    private List<SourceFile> addedAgain(LoadMode mode, List<SourceFile> loaded, History history) {
        if (mode != LoadMode.REPLACE || loaded.isEmpty()) {
            return List.of();
        }
        Instant oldest = loaded.get(loaded.size() - 1).exportTime().minus(grace);
        return distinct(history.laterAdds()).stream()
                .filter(file -> !file.exportTime().isBefore(oldest))
                .toList();
    }

    private static List<CopyGroup> groups(List<SourceFile> files, IntFunction<S3Uri> manifest) {
        Map<SourceFile.Form, List<SourceFile>> byForm = files.stream()
                .collect(Collectors.groupingBy(SourceFile::form, LinkedHashMap::new, Collectors.toList()));
        List<CopyGroup> groups = new ArrayList<>();
        byForm.forEach((form, same) -> groups.add(new CopyGroup(manifest.apply(groups.size()), form, same)));
        return groups;
    }

    private static List<S3Uri> uris(Collection<SourceFile> files) {
        return files.stream().map(SourceFile::uri).toList();
    }
}
