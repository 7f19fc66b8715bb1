package io.bulkdata.redshiftlocal.unload;

import io.bulkdata.redshiftlocal.copy.ObjectUpload;
import java.io.IOException;
import org.apache.parquet.hadoop.ParquetWriter;

/** A Parquet file. Its size is known only about, because a row group is written when it is full. */
final class ParquetFile implements DataFile {

    private final FilePlace place;
    private final ObjectUpload upload;
    private final CountedOutput counted;
    private final ParquetWriter<UnloadRow> writer;
    private final long maximumBytes;
    private long rows;

    private ParquetFile(
            FilePlace place,
            ObjectUpload upload,
            CountedOutput counted,
            ParquetWriter<UnloadRow> writer,
            long maximumBytes) {
        this.place = place;
        this.upload = upload;
        this.counted = counted;
        this.writer = writer;
        this.maximumBytes = maximumBytes;
    }

    static ParquetFile open(FilePlace place, ObjectUpload upload, ParquetRows rows, UnloadOptions options)
            throws IOException {
        CountedOutput counted = new CountedOutput(upload);
        ParquetWriter<UnloadRow> writer = new RowWriterBuilder(new ParquetOutput(counted), rows)
                .withRowGroupSize(options.rowGroupBytes())
                .build();
        // Rounded down to whole row groups ("UNLOAD", FORMAT AS PARQUET clause).
        long groups = Math.max(1, options.maximumFileBytes() / options.rowGroupBytes());
        return new ParquetFile(place, upload, counted, writer, groups * options.rowGroupBytes());
    }

    @Override
    public boolean isFullFor(UnloadRow row) {
        return writer.getDataSize() >= maximumBytes;
    }

    @Override
    public void write(UnloadRow row) throws IOException, UnloadFailure {
        try {
            writer.write(row);
        } catch (ArithmeticException | NumberFormatException e) {
            throw UnloadFailure.internal("A number does not fit the DECIMAL of its column: " + e.getMessage(), e);
        }
        rows++;
    }

    @Override
    public WrittenFile complete() throws IOException {
        writer.close();
        upload.complete();
        return new WrittenFile(place.location(), place.slice(), rows, counted.count());
    }

    @Override
    public void close() throws IOException {
        upload.close();
    }
}
