package io.bulkdata.loader.load;

import io.bulkdata.core.Version;
import io.bulkdata.loader.Batch;
import io.bulkdata.loader.LoadMode;
import io.bulkdata.loader.Manifests;
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

    LoadResult run(Session session, Batch batch, List<SourceFile> files, Instant started) {
        Ledger.lock(session, batch.target().table());
        Optional<DoneLoad> done = Ledger.find(session, batch.id().value());
        if (done.isPresent()) {
            return LoadResult.loaded(done.get().rows());
        }
        TargetColumns columns = columns(session, batch.target().table());
        LoadPlan plan = planner.plan(batch, files, history(session, batch, files), columns);
        if (plan.isSuperseded()) {
            return LoadResult.SUPERSEDED;
        }
        Stream.concat(plan.groups().stream(), plan.addedAgain().stream())
                .forEach(group -> manifests.write(
                        group.manifest(), Manifest.of(group.files()).json()));
        long rows = runner.run(session, plan);
        Ledger.record(session, entry(batch, plan, columns, rows, started));
        return LoadResult.loaded(rows);
    }

    private History history(Session session, Batch batch, List<SourceFile> files) {
        Optional<Instant> lastFull = Ledger.lastFull(session, batch.target().table());
        Instant newest = newest(files);
        if (batch.mode() == LoadMode.ADD || lastFull.filter(newest::isBefore).isPresent()) {
            return new History(lastFull, List.of());
        }
        List<SourceFile> later = Ledger.addsAfter(session, batch.target().table(), newest).stream()
                .flatMap(load -> inspector.inspect(load).stream())
                .toList();
        return new History(lastFull, later);
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
