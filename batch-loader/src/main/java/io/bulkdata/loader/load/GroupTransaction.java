package io.bulkdata.loader.load;

import io.bulkdata.loader.Batch;
import io.bulkdata.loader.Manifests;
import io.bulkdata.redshift.ledger.Ledger;
import io.bulkdata.redshift.sql.LedgerEntry;
import io.bulkdata.redshift.sql.QualifiedTable;
import io.bulkdata.redshift.sql.S3Uri;
import io.bulkdata.redshift.warehouse.Warehouse.Session;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The one transaction of several loads that only add rows: one lock, one COPY, a row of the ledger for each. It is for the usual
 * case, in which all rows are new, so that the rows of each load are those of its files; in every other case it changes nothing.
 */
final class GroupTransaction {

    private final LoadPlanner planner;
    private final PlanRunner runner;
    private final Manifests manifests;
    private final ManifestPlaces places;
    private final Books books;

    GroupTransaction(LoadPlanner planner, PlanRunner runner, Manifests manifests, ManifestPlaces places, Books books) {
        this.planner = planner;
        this.runner = runner;
        this.manifests = manifests;
        this.places = places;
        this.books = books;
    }

    /**
     * Runs it.
     *
     * @param loads of one target, one rule and one mode
     * @return a result for each, in their order
     * @throws ApartException when they must be loaded one by one
     */
    List<LoadResult> run(Session session, List<Load> loads) {
        Batch first = loads.get(0).batch();
        QualifiedTable target = first.target().table();
        Ledger.lock(session, target);
        require(Ledger.find(session, ids(loads)).isEmpty(), "some of them are loaded");
        TargetColumns columns = TargetColumns.of(session, target);
        History history = new History(Ledger.lastFull(session, target), List.of());
        List<LoadPlan> plans = loads.stream()
                .map(load -> planner.plan(load.batch(), load.loading(), load.files(), history, columns))
                .toList();
        long rows = runner.run(session, together(plans, places.together(first)));
        require(rows == rows(plans), "not all of their rows are new");
        Ledger.record(session, entries(loads, plans, columns));
        return plans.stream()
                .map(plan -> LoadResult.loaded(rows(List.of(plan))))
                .toList();
    }

    private static List<String> ids(List<Load> loads) {
        return loads.stream().map(load -> load.batch().id().value()).toList();
    }

    private LoadPlan together(List<LoadPlan> plans, S3Uri manifest) {
        require(plans.stream().allMatch(plan -> plan.superseded().isEmpty()), "files of them are superseded");
        List<SourceFile> files =
                plans.stream().map(LoadPlan::files).flatMap(Collection::stream).toList();
        require(files.stream().map(SourceFile::uri).distinct().count() == files.size(), "they share a file");
        require(files.stream().map(SourceFile::form).distinct().count() == 1, "their files are of several forms");
        require(files.stream().allMatch(file -> file.rows().isPresent()), "the rows of a file were not counted");
        manifests.write(manifest, Manifest.of(files).json());
        return plans.get(0).with(new CopyGroup(manifest, files.get(0).form(), files));
    }

    private static long rows(List<LoadPlan> plans) {
        return plans.stream()
                .map(LoadPlan::files)
                .flatMap(Collection::stream)
                .mapToLong(file -> file.rows().orElseThrow())
                .sum();
    }

    private List<LedgerEntry> entries(List<Load> loads, List<LoadPlan> plans, TargetColumns columns) {
        List<LedgerEntry> entries = new ArrayList<>();
        for (int i = 0; i < loads.size(); i++) {
            Load load = loads.get(i);
            LoadPlan plan = plans.get(i);
            entries.add(books.entry(
                    load.batch(),
                    plan,
                    columns,
                    rows(List.of(plan)),
                    load.attempt().started()));
        }
        return entries;
    }

    private static void require(boolean met, String otherwise) {
        if (!met) {
            throw new ApartException(otherwise);
        }
    }
}
