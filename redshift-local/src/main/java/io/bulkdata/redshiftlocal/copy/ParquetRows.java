package io.bulkdata.redshiftlocal.copy;

import io.bulkdata.redshiftlocal.parquet.ParquetCodecs;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/**
 * The rows of Parquet files, whose fields go to the columns in their order (the guide, "COPY from columnar data formats").
 *
 * <p>A file is held in memory while it is read. Not confirmed on a real cluster: the codes of refused rows.
 */
final class ParquetRows implements FileRows {

    /** Of a file; files of a warehouse on one's own machine are smaller. */
    private static final int LARGEST = 512 << 20;

    private final List<ColumnRule> columns;
    private final boolean fill;
    private final List<ParquetField> fields = new ArrayList<>();
    private String name = "";
    private ParquetFileReader reader;
    private MessageType schema;
    private RecordReader<Group> records;
    private long left;
    private long line;
    private long bytes;
    private byte[] value = new byte[0];

    ParquetRows(CopyOptions options, List<ColumnRule> columns) {
        this.columns = columns;
        this.fill = options.rows().fillRecord();
    }

    @Override
    public void open(InputStream contents, String fileName) throws CopyFailure {
        name = fileName;
        line = 0;
        left = 0;
        ParquetReadOptions options = ParquetReadOptions.builder(new PlainParquetConfiguration())
                .withCodecFactory(new ParquetCodecs())
                .build();
        reader = guarded(() -> ParquetFileReader.open(new ParquetBytes(all(contents)), options));
        schema = reader.getFooter().getFileMetaData().getSchema();
        matchFields();
    }

    private byte[] all(InputStream contents) throws IOException {
        byte[] all = contents.readNBytes(LARGEST + 1);
        if (all.length > LARGEST) {
            throw new IOException("it is larger than " + LARGEST + " bytes, which redshift-local does not read");
        }
        bytes += all.length;
        return all;
    }

    private void matchFields() throws CopyFailure {
        int found = schema.getFieldCount();
        if (found > columns.size() || (found < columns.size() && !fill)) {
            throw new CopyFailure(
                    "Spectrum Scan Error: Unmatched number of columns between table and file. Table columns: "
                            + columns.size() + ", Data columns: " + found + ", File name: " + name,
                    null,
                    List.of());
        }
        fields.clear();
        for (int i = 0; i < found; i++) {
            fields.add(field(i));
        }
    }

    private ParquetField field(int index) throws CopyFailure {
        ColumnRule column = columns.get(index);
        boolean plain =
                schema.getType(index).isPrimitive() && !schema.getType(index).isRepetition(Type.Repetition.REPEATED);
        if (plain) {
            ParquetField field = new ParquetField(
                    index,
                    schema.getType(index).asPrimitiveType(),
                    column.column().type());
            if (field.fits()) {
                return field;
            }
        }
        throw new CopyFailure(
                "Spectrum Scan Error: File '" + name + "' has an incompatible Parquet schema for column '"
                        + column.column().name() + "'. Column type: " + column.typeName() + ", Parquet schema: "
                        + schema.getType(index),
                null,
                List.of());
    }

    @Override
    public boolean next(TextBuffer out) throws Refusal, CopyFailure {
        Group record = guarded(this::read);
        if (record == null) {
            return false;
        }
        line++;
        for (int i = 0; i < columns.size(); i++) {
            try {
                write(i, record, out);
            } catch (Refusal e) {
                throw e.of(i);
            }
            out.endField();
        }
        out.endRow();
        return true;
    }

    private void write(int index, Group record, TextBuffer out) throws Refusal, CopyFailure {
        ColumnRule column = columns.get(index);
        if (index >= fields.size()) {
            column.writeMissing(out);
            return;
        }
        byte[] text = guarded(() -> fields.get(index).text(record));
        value = text == null ? new byte[0] : text;
        if (text == null) {
            column.writeNull(out);
        } else {
            column.write(text, 0, text.length, out);
        }
    }

    /** Null at the end. */
    private Group read() throws IOException {
        while (left == 0) {
            PageReadStore pages = reader.readNextRowGroup();
            if (pages == null) {
                reader.close();
                return null;
            }
            left = pages.getRowCount();
            records =
                    new ColumnIOFactory().getColumnIO(schema).getRecordReader(pages, new GroupRecordConverter(schema));
        }
        left--;
        return records.read();
    }

    /** Reads of the file. */
    @FunctionalInterface
    private interface Reading<T> {
        T read() throws IOException;
    }

    /** Parquet's reader meets damaged files with exceptions of any kind. */
    private <T> T guarded(Reading<T> reading) throws CopyFailure {
        try {
            return reading.read();
        } catch (IOException | RuntimeException e) {
            throw new CopyFailure("Cannot read " + name + " as PARQUET: " + e.getMessage(), e, List.of());
        }
    }

    @Override
    public LoadError told(Refusal refusal, S3Location file) {
        int index = Math.max(0, refusal.field());
        String shown = RawText.of(value, 0, Math.min(value.length, 4 * RawText.LONGEST));
        return refusal.ofField(file, line, rawRow(), columns.get(index), 0, shown);
    }

    @Override
    public void skipRefused() {
        // The next record begins where this one ended.
    }

    @Override
    public long line() {
        return line;
    }

    /** There are no lines that could be shown. */
    @Override
    public String rawRow() {
        return "";
    }

    @Override
    public long lines() {
        return line;
    }

    @Override
    public long bytes() {
        return bytes;
    }
}
