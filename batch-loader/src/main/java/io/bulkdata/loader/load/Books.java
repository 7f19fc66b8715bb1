package io.bulkdata.loader.load;

import io.bulkdata.core.Version;
import io.bulkdata.loader.Batch;
import io.bulkdata.redshift.sql.LedgerEntry;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** What is written to the ledger of a load. */
record Books(ManifestPlaces places, Clock clock) {

    LedgerEntry entry(Batch batch, LoadPlan plan, TargetColumns columns, long rows, Instant started) {
        List<SourceFile> files = plan.files();
        return new LedgerEntry(
                batch.id().value(),
                batch.target().table(),
                batch.mode().wireName(),
                SourceFile.newest(files),
                places.whole(batch),
                files.size(),
                files.stream().mapToLong(SourceFile::bytes).sum(),
                rows,
                columns.fingerprint(),
                Version.current(),
                started,
                clock.instant());
    }
}
