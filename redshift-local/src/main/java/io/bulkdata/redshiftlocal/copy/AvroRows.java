package io.bulkdata.redshiftlocal.copy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.file.DataFileStream;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;

/**
 * The rows of Avro's container files (the guide, "Data format parameters", AVRO): each record is one.
 *
 * <p>A record is taken as the JSON that Avro shows it as, which is what the guide says of its bytes, arrays, records and
 * maps. Logical types are not looked at. Not confirmed on a real cluster: the line that is told is the record's number.
 */
final class AvroRows implements FileRows {

    /** The guide, AVRO: "The maximum size of a single Avro data block is 4 MB". */
    private static final long LARGEST_BLOCK = 4 << 20;

    private static final String CUT = "it ends too early";

    private final List<ColumnRule> columns;
    private final JsonFields fields;
    private AvroFile file;
    private DataFileStream<GenericRecord> records;
    private String name = "";
    private String row = "";
    private long line;
    private long bytes;

    AvroRows(List<ColumnRule> columns, RecordMapping mapping) {
        this.columns = columns;
        this.fields = new JsonFields(columns, mapping);
    }

    @Override
    public void open(InputStream contents, String fileName) throws CopyFailure {
        name = fileName;
        line = 0;
        try {
            file = AvroFile.open(contents);
            records = new DataFileStream<>(file, new GenericDatumReader<>());
        } catch (IOException | AvroRuntimeException e) {
            throw failure(e.getMessage() == null ? CUT : e.getMessage(), e);
        }
        Schema.Type type = records.getSchema().getType();
        if (type != Schema.Type.RECORD) {
            throw failure("its schema is of type " + type.getName() + ", not record", null);
        }
    }

    @Override
    public boolean next(TextBuffer out) throws Refusal, CopyFailure {
        GenericRecord found = read();
        if (found == null) {
            return false;
        }
        line++;
        row = GenericData.get().toString(found);
        byte[] json = row.getBytes(StandardCharsets.UTF_8);
        bytes += json.length;
        fields.write(json, 0, json.length, out);
        return true;
    }

    /** Null at the end. */
    private GenericRecord read() throws CopyFailure {
        try {
            if (!records.hasNext()) {
                return end();
            }
            if (records.getBlockSize() > LARGEST_BLOCK) {
                throw failure("it has a block of more than " + LARGEST_BLOCK + " bytes", null);
            }
            return records.next();
        } catch (AvroRuntimeException e) {
            Throwable reason = e.getCause() == null ? e : e.getCause();
            throw failure(reason.getMessage() == null ? CUT : reason.getMessage(), e);
        } catch (NullPointerException | IndexOutOfBoundsException | IllegalArgumentException e) {
            // So Avro's reader meets files that break off, or are damaged.
            throw failure("it is damaged or ends too early", e);
        }
    }

    private GenericRecord end() throws CopyFailure {
        if (!file.isWhole()) {
            throw failure(CUT, null);
        }
        return null;
    }

    private CopyFailure failure(String reason, Throwable cause) {
        return new CopyFailure("Cannot read " + name + " as AVRO: " + reason, cause, List.of());
    }

    @Override
    public LoadError told(Refusal refusal, S3Location location) {
        int index = refusal.field();
        return index == Refusal.WHOLE_ROW
                ? refusal.ofRow(location, line, rawRow())
                : refusal.ofField(location, line, rawRow(), columns.get(index), 0, fields.rawValue());
    }

    @Override
    public void skipRefused() {
        // The next record begins where this one ended.
    }

    @Override
    public long line() {
        return line;
    }

    @Override
    public String rawRow() {
        byte[] all = row.getBytes(StandardCharsets.UTF_8);
        return RawText.of(all, 0, Math.min(all.length, 4 * RawText.LONGEST));
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
