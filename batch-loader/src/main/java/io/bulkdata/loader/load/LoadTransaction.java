package io.bulkdata.loader.load;

import io.bulkdata.core.Version;
import io.bulkdata.loader.Batch;
import io.bulkdata.loader.LoadMode;
import io.bulkdata.loader.Manifests;
import io.bulkdata.loader.RuleName;
import io.bulkdata.loader.rule.Loading;
import io.bulkdata.redshift.ledger.AddedLoad;
import io.bulkdata.redshift.ledger.DoneLoad;
import io.bulkdata.redshift.ledger.Ledger;
import io.bulkdata.redshift.ledger.LedgerEntry;
import io.bulkdata.redshift.sql.Identifier;
import io.bulkdata.redshift.sql.QualifiedTable;
import io.bulkdata.redshift.sql.Query;
import io.bulkdata.redshift.warehouse.Warehouse.Session;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The one transaction of a load: lock, ledger, plan, rows, ledger. Run twice, it loads once. */
final class LoadTransaction {

    private final LoadPlanner planner;
    private final PlanRunner runner;
    private final Inspector inspector;
    private final Manifests manifests;
    private final ManifestPlaces places;
    private final Clock clock;

    LoadTransaction(
            LoadPlanner planner,
            PlanRunner runner,
            Inspector inspector,
            Manifests manifests,
            ManifestPlaces places,
            Clock clock) {
        this.planner = planner;
        this.runner = runner;
        this.inspector = inspector;
        this.manifests = manifests;
        this.places = places;
        this.clock = clock;
    }

    LoadResult run(Session session, Batch batch, Loading loading, List<SourceFile> files, Instant started) {
        Ledger.lock(session, batch.target().table());
        Optional<DoneLoad> done = Ledger.find(session, batch.id().value());
        if (done.isPresent()) {
            return LoadResult.loaded(done.get().rows());
        }
        TargetColumns columns = columns(session, batch.target().table());
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
        Ledger.record(session, entry(batch, plan, columns, rows, started));
        return LoadResult.loaded(rows, plan.superseded());
    }

    private History history(Session session, Batch batch, Loading loading, List<SourceFile> files) {
        if (batch.mode() == LoadMode.REPLACE_PARTITION) {
            return new History(lastOfPartition(session, batch, loading, files), List.of());
        }
        Optional<Instant> lastFull = Ledger.lastFull(session, batch.target().table());
        Instant newest = newest(files);
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
        return loadsAfter(session, batch, LoadMode.REPLACE_PARTITION, newest(files))
                .filter(load -> inspector.addresses(load).stream()
                        .flatMap(uri -> LoadPlanner.partition(loading, uri).stream())
                        .anyMatch(own::equals))
                .map(AddedLoad::exportTime)
                .max(Comparator.naturalOrder());
    }

    private static Stream<AddedLoad> loadsAfter(Session session, Batch batch, LoadMode mode, Instant time) {
        return Ledger.loadsAfter(session, batch.target().table(), mode.wireName(), time).stream();
    }

    private static TargetColumns columns(Session session, QualifiedTable table) {
        Map<Identifier, String> types = new LinkedHashMap<>();
        session.query(new Query.ColumnsOf(table)).forEach(row -> types.put(new Identifier(row.text(0)), row.text(1)));
        return new TargetColumns(types);
    }

    private LedgerEntry entry(Batch batch, LoadPlan plan, TargetColumns columns, long rows, Instant started) {
        List<SourceFile> files = plan.files();
        return new LedgerEntry(
                batch.id().value(),
                batch.target().table(),
                batch.mode().wireName(),
                newest(files),
                places.whole(batch),
                files.size(),
                files.stream().mapToLong(SourceFile::bytes).sum(),
                rows,
                columns.fingerprint(),
                Version.current(),
                started,
                clock.instant());
    }

    private static Instant newest(List<SourceFile> files) {
        return files.stream()
                .map(SourceFile::exportTime)
                .max(Comparator.naturalOrder())
                .orElseThrow(() -> new IllegalStateException("A batch without files"));
    }
}
