package io.bulkdata.bench.loader;

import io.bulkdata.awslocal.AwsLocal;
import io.bulkdata.local.controlshift.export.ExportBucket;
import io.bulkdata.local.controlshift.export.ExportType;
import io.bulkdata.local.controlshift.export.ExportedFile;
import io.bulkdata.local.controlshift.export.Exporter;
import io.bulkdata.local.controlshift.schema.SourceSchema;
import io.bulkdata.local.controlshift.schema.SourceTable;
import io.bulkdata.local.controlshift.source.SourceDatabase;
import io.bulkdata.local.controlshift.source.TableSnapshot;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Incremental exports of one table, one after the other, as the simulated ControlShift writes them. */
final class ExportSeries {

    static final String TABLE = "signatures";

    private static final String BUCKET = "agra-data-exports-staging";
    private static final String ORGANISATION = "bench";
    private static final String LANDING = "exports/";
    private static final Duration URL_LIFE = Duration.ofHours(6);

    private final SourceDatabase database;
    private final Exporter exporter;

    private ExportSeries(SourceDatabase database, Exporter exporter) {
        this.database = database;
        this.exporter = exporter;
    }

    /** The folder that the folders of all days' files are in, in the bucket they land in. */
    static String landed() {
        return LANDING + ORGANISATION + "/incremental/" + TABLE;
    }

    /** One whose files are put into a bucket that is made for it. */
    static ExportSeries in(AwsLocal aws, long seed) {
        aws.s3().createBucket(request -> request.bucket(BUCKET));
        ExportBucket bucket = new ExportBucket(aws.s3(), aws.presigner(), BUCKET, URL_LIFE);
        SourceDatabase database = SourceDatabase.filled(SourceSchema.published(), 1, seed, Instant.now());
        return new ExportSeries(database, new Exporter(bucket, ORGANISATION, false, Clock.systemUTC()));
    }

    /** The table that they are of. */
    static SourceTable table() {
        return SourceSchema.published().table(TABLE);
    }

    /** The next so many new rows. */
    TableSnapshot insert(int rows) {
        database.insert(TABLE, rows, Instant.now());
        return database.inserted(TABLE);
    }

    /** Puts them into the bucket of exports. */
    ExportedFile export(TableSnapshot inserted) throws IOException {
        return exporter.export(ExportType.INCREMENTAL, inserted);
    }

    /** The next files. */
    List<Export> next(int files, int rows, AwsLocal aws) throws IOException {
        List<Export> exports = new ArrayList<>();
        for (int i = 0; i < files; i++) {
            ExportedFile file = export(insert(rows));
            byte[] content = aws.s3()
                    .getObjectAsBytes(request -> request.bucket(file.bucket()).key(file.key()))
                    .asByteArray();
            exports.add(new Export(LANDING + file.key(), content));
        }
        return exports;
    }
}
