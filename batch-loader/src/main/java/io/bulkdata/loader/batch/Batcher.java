package io.bulkdata.loader.batch;

import io.bulkdata.core.export.ExportFile;
import io.bulkdata.loader.Arrival;
import io.bulkdata.loader.BatchId;
import io.bulkdata.loader.BatchRules;
import io.bulkdata.loader.BatchStore;
import io.bulkdata.loader.LoadMode;
import io.bulkdata.loader.Member;
import io.bulkdata.redshift.sql.Identifier;
import io.bulkdata.redshift.sql.QualifiedTable;
import io.bulkdata.redshift.sql.S3Uri;
import java.time.Clock;
import java.time.Instant;

/** Puts landed files into batches. Told of a file twice, it makes up for what the first time may have left undone. */
final class Batcher {

    private final BatchStore store;
    private final Dispatcher dispatcher;
    private final BatchRules rules;
    private final Identifier schema;
    private final Clock clock;

    Batcher(BatchStore store, Dispatcher dispatcher, BatchRules rules, Identifier schema, Clock clock) {
        this.store = store;
        this.dispatcher = dispatcher;
        this.rules = rules;
        this.schema = schema;
        this.clock = clock;
    }

    /** @throws IllegalArgumentException when the object is no landed export */
    void arrived(S3Notification.Event event) {
        BatchId id = store.add(arrival(event), rules, clock.instant());
        store.find(id).ifPresent(dispatcher::tend);
    }

    private Arrival arrival(S3Notification.Event event) {
        S3Notification.S3Object object = event.s3().object();
        ExportFile file = ExportFile.ofLandingKey(object.key());
        Instant exportTime = file.exportTime().orElse(event.eventTime());
        Member member = new Member(
                new S3Uri(event.s3().bucket().name(), object.key()), object.etag(), object.size(), exportTime);
        QualifiedTable table =
                new QualifiedTable(schema, new Identifier(file.table().value()));
        return Arrival.ofControlShift(member, table, LoadMode.of(file.kind()));
    }
}
