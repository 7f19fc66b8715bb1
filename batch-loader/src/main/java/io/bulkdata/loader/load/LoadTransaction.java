package io.bulkdata.loader.load;

import io.bulkdata.loader.Batch;
import io.bulkdata.loader.LoadMode;
import io.bulkdata.loader.Manifests;
import io.bulkdata.loader.RuleName;
import io.bulkdata.loader.rule.Loading;
import io.bulkdata.redshift.ledger.AddedLoad;
import io.bulkdata.redshift.ledger.DoneLoad;
import io.bulkdata.redshift.ledger.Ledger;
import io.bulkdata.redshift.warehouse.Warehouse.Session;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The one transaction of a load: lock, ledger, plan, rows, ledger. Run twice, it loads once. */
final class LoadTransaction {

    private final LoadPlanner planner;
    private final PlanRunner runner;
    private final Inspector inspector;
    private final Manifests manifests;
    private final ManifestPlaces places;
    private final Books books;

    LoadTransaction(
            LoadPlanner planner,
            PlanRunner runner,
            Inspector inspector,
            Manifests manifests,
            ManifestPlaces places,
            Books books) {
        this.planner = planner;
        this.runner = runner;
        this.inspector = inspector;
        this.manifests = manifests;
        this.places = places;
        this.books = books;
    }

    LoadResult run(Session session, Load load) {
        Batch batch = load.batch();
        Loading loading = load.loading();
        List<SourceFile> files = load.files();
        Ledger.lock(session, batch.target().table());
        String id = batch.id().value();
        DoneLoad done = Ledger.find(session, List.of(id)).get(id);
        if (done != null) {
            return LoadResult.loaded(done.rows());
        }
        TargetColumns columns = TargetColumns.of(session, batch.target().table());
        LoadPlan plan = planner.plan(batch, loading, files, history(session, batch, loading, files), columns);
        if (plan.isSuperseded()) {
            return LoadResult.SUPERSEDED;
        }
        Stream.concat(plan.groups().stream(), plan.addedAgain().stream())
                // The list of all files is there since the attempt began.
                .filter(group -> !group.manifest().equals(places.whole(batch)))
                .forEach(group -> manifests.write(
                        group.manifest(), Manifest.of(group.files()).json()));
        long rows = runner.run(session, plan);
        Ledger.record(
                session,
                List.of(books.entry(batch, plan, columns, rows, load.attempt().started())));
        return LoadResult.loaded(rows, plan.superseded());
    }

    private History history(Session session, Batch batch, Loading loading, List<SourceFile> files) {
        if (batch.mode() == LoadMode.REPLACE_PARTITION) {
            return new History(lastOfPartition(session, batch, loading, files), List.of());
        }
        Optional<Instant> lastFull = Ledger.lastFull(session, batch.target().table());
        Instant newest = SourceFile.newest(files);
        boolean addsNothing = batch.mode() != LoadMode.REPLACE || !batch.rule().equals(RuleName.CONTROLSHIFT);
        if (addsNothing || lastFull.filter(newest::isBefore).isPresent()) {
            return new History(lastFull, List.of());
        }
        List<SourceFile> later = loadsAfter(session, batch, LoadMode.ADD, newest)
                .flatMap(load -> inspector.inspect(load, loading).stream())
                .toList();
        return new History(lastFull, later);
    }

    /** The ledger knows tables and not partitions; the manifests of newer loads tell whether they were of this one. */
    private Optional<Instant> lastOfPartition(Session session, Batch batch, Loading loading, List<SourceFile> files) {
        String own = LoadPlanner.partition(loading, files.get(0).uri()).orElse("");
        return loadsAfter(session, batch, LoadMode.REPLACE_PARTITION, SourceFile.newest(files))
                .filter(load -> inspector.addresses(load).stream()
                        .flatMap(uri -> LoadPlanner.partition(loading, uri).stream())
                        .anyMatch(own::equals))
                .map(AddedLoad::exportTime)
                .max(Comparator.naturalOrder());
    }

    private static Stream<AddedLoad> loadsAfter(Session session, Batch batch, LoadMode mode, Instant time) {
        return Ledger.loadsAfter(session, batch.target().table(), mode.wireName(), time).stream();
    }
}
