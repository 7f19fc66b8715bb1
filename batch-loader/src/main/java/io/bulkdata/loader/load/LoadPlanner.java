package io.bulkdata.loader.load;

import io.bulkdata.core.failure.FailureClass;
import io.bulkdata.loader.Batch;
import io.bulkdata.loader.LoadFailure;
import io.bulkdata.loader.LoadMode;
import io.bulkdata.redshift.sql.Identifier;
import io.bulkdata.redshift.sql.QualifiedTable;
import io.bulkdata.redshift.sql.S3Uri;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Decides what a load will do, from what is known; touches nothing. */
final class LoadPlanner {

    private static final Comparator<SourceFile> BY_EXPORT = Comparator.comparing(SourceFile::exportTime)
            .thenComparing(file -> file.uri().toString());

    private final ManifestPlaces places;
    private final Identifier key;
    private final Duration grace;

    LoadPlanner(ManifestPlaces places, Identifier key, Duration grace) {
        this.places = places;
        this.key = key;
        this.grace = grace;
    }

    /** @throws LoadFailure when the table is missing, or a file has a column the table has not */
    LoadPlan plan(Batch batch, List<SourceFile> files, History history, TargetColumns columns) {
        List<SourceFile> distinct = distinct(files);
        Map<Boolean, List<SourceFile>> byOld =
                distinct.stream().collect(Collectors.partitioningBy(superseded(batch.mode(), history)));
        List<SourceFile> loaded = byOld.get(false);
        List<SourceFile> addedAgain = addedAgain(batch.mode(), loaded, history);
        check(batch.target().table(), loaded, columns, batch.mode() == LoadMode.ADD);
        check(batch.target().table(), addedAgain, columns, true);
        List<CopyGroup> groups = groups(loaded, number -> places.part(batch, number + 1));
        if (groups.size() == 1 && byOld.get(true).isEmpty()) {
            groups = groups(loaded, number -> places.whole(batch));
        }
        int parts = groups.size();
        return new LoadPlan(
                batch.target().table(),
                batch.mode(),
                key,
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

    /** An older full is pointless; an incremental only when it is older by more than the clocks may differ. */
    private Predicate<SourceFile> superseded(LoadMode mode, History history) {
        return file -> history.lastFull()
                .map(full -> mode == LoadMode.ADD ? full.minus(grace) : full)
                .map(file.exportTime()::isBefore)
                .orElse(false);
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

    private void check(QualifiedTable target, List<SourceFile> files, TargetColumns columns, boolean needsKey) {
        for (SourceFile file : files) {
            String what = "Cannot load " + file.uri() + " into " + target + ": ";
            if (!columns.tableExists()) {
                throw new LoadFailure(FailureClass.SCHEMA, what + "there is no such table");
            }
            file.header().stream()
                    .filter(column -> !columns.has(column))
                    .findFirst()
                    .ifPresent(column -> {
                        throw new LoadFailure(
                                FailureClass.SCHEMA, what + "column \"" + column + "\" is not in the table");
                    });
            if (needsKey && !file.header().contains(key)) {
                throw new LoadFailure(FailureClass.DATA, what + "the key column \"" + key + "\" is not in the file");
            }
        }
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
