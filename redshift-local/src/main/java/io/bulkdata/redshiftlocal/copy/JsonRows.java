package io.bulkdata.redshiftlocal.copy;

import java.io.InputStream;
import java.util.List;

/** The rows of files of JSON: each object or array is one. */
final class JsonRows implements FileRows {

    private final List<ColumnRule> columns;
    private final int headerLines;
    private final RowReader reader;
    private final JsonFields fields;

    JsonRows(CopyOptions options, List<ColumnRule> columns, RecordMapping mapping) {
        this.columns = columns;
        this.headerLines = options.rows().ignoreHeader();
        this.reader = new RowReader(new JsonSplitter(), true);
        this.fields = new JsonFields(columns, mapping);
    }

    @Override
    public void open(InputStream contents, String name) throws CopyFailure {
        reader.openBehindLines(contents, name, headerLines);
    }

    @Override
    public boolean next(TextBuffer out) throws Refusal, CopyFailure {
        boolean found = reader.next();
        if (found) {
            byte[] bytes = reader.buffer().bytes();
            int start = reader.fields().start(0);
            fields.write(bytes, start, reader.fields().end(0), out);
        }
        return found;
    }

    @Override
    public LoadError told(Refusal refusal, S3Location file) {
        int index = refusal.field();
        if (index == Refusal.WHOLE_ROW) {
            return refusal.ofRow(file, line(), rawRow());
        }
        return refusal.ofField(file, line(), rawRow(), columns.get(index), 0, fields.rawValue());
    }

    @Override
    public void skipRefused() throws CopyFailure {
        reader.skipRefused();
    }

    /** The guide, "JSON data file": the last line of the object that caused the error. */
    @Override
    public long line() {
        return reader.line() + reader.fields().lines();
    }

    @Override
    public String rawRow() {
        return reader.rawRow().strip();
    }

    @Override
    public long lines() {
        return reader.lines();
    }

    @Override
    public long bytes() {
        return reader.buffer().total();
    }
}
