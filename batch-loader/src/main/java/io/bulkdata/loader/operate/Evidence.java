package io.bulkdata.loader.operate;

import io.bulkdata.loader.KnownFile;
import io.bulkdata.loader.RegisteredBatch;
import io.bulkdata.redshift.ledger.LoadSum;
import java.time.Instant;
import java.util.Optional;

/**
 * What is known of a landed file for one of its targets.
 *
 * @param target the table it is for, or would be for
 * @param known the batch it is said to be in
 * @param batch that batch, if it is still there
 * @param member whether the batch has the file
 * @param load what the ledger has of the batch
 * @param ledgerAsked whether the ledger is that of the target's warehouse
 * @param watermark the export time of the target's last full
 */
record Evidence(
        LandedExport export,
        String target,
        Optional<KnownFile> known,
        Optional<RegisteredBatch> batch,
        boolean member,
        Optional<LoadSum> load,
        boolean ledgerAsked,
        Optional<Instant> watermark) {

    boolean olderThanLastFull() {
        return watermark.filter(export.exportTime()::isBefore).isPresent();
    }
}
