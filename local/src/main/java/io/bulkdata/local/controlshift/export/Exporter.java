package io.bulkdata.local.controlshift.export;

import io.bulkdata.local.controlshift.source.TableSnapshot;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Objects;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;

/** Writes snapshots of tables as CSV files into the bucket. A row at a time: an export may be larger than the memory. */
public final class Exporter {

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuuMMdd").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss").withZone(ZoneOffset.UTC);
    private static final int BUFFER = 1 << 16;

    private final ExportBucket bucket;
    private final String organisation;
    private final boolean bzip2;
    private final ExportTimes times;

    /**
     * An exporter of one organisation.
     *
     * @param organisation its slug, the first folder of every key
     * @param bzip2 whether files are compressed
     * @param clock tells the times in the keys
     */
    public Exporter(ExportBucket bucket, String organisation, boolean bzip2, Clock clock) {
        this.bucket = Objects.requireNonNull(bucket, "bucket");
        this.organisation = Objects.requireNonNull(organisation, "organisation");
        this.bzip2 = bzip2;
        this.times = new ExportTimes(clock);
    }

    /**
     * Writes one file.
     *
     * @throws IOException when the file cannot be written on the way
     */
    public ExportedFile export(ExportType type, TableSnapshot snapshot) throws IOException {
        String table = snapshot.table().name();
        Instant time = times.next(type, table);
        String key = key(type, table, time);
        Path file = Files.createTempFile("controlshift-", suffix());
        try {
            write(snapshot, file);
            bucket.put(key, file);
            return new ExportedFile(
                    type, table, bucket.name(), key, time, snapshot.size(), Files.size(file), bucket.signedUrl(key));
        } finally {
            Files.delete(file);
        }
    }

    private String key(ExportType type, String table, Instant time) {
        String name = table + "_" + SECOND.format(time) + suffix();
        return String.join("/", organisation, type.folder(), table, DAY.format(time), name);
    }

    private String suffix() {
        return bzip2 ? ".csv.bz2" : ".csv";
    }

    private void write(TableSnapshot snapshot, Path file) throws IOException {
        try (Writer out = new OutputStreamWriter(compressed(Files.newOutputStream(file)), StandardCharsets.UTF_8)) {
            PostgresCsv.write(snapshot, out);
        }
    }

    private OutputStream compressed(OutputStream file) throws IOException {
        return bzip2 ? new BZip2CompressorOutputStream(file) : new BufferedOutputStream(file, BUFFER);
    }
}
