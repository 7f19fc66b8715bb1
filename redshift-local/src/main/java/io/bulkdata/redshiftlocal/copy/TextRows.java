package io.bulkdata.redshiftlocal.copy;

import java.io.InputStream;
import java.util.List;

/** The rows of CSV and of delimited files. */
final class TextRows implements FileRows {

    private final List<ColumnRule> columns;
    private final int headerRows;
    private final RowReader reader;
    private final RowWriter writer;

    TextRows(CopyOptions options, List<ColumnRule> columns) {
        this.columns = columns;
        this.headerRows = options.rows().ignoreHeader();
        this.reader = new RowReader(
                RowSplitter.of(options.format(), options.values()),
                options.rows().ignoreBlankLines());
        this.writer = new RowWriter(columns, options);
    }

    @Override
    public void open(InputStream contents, String name) throws CopyFailure {
        reader.open(contents, name, headerRows);
    }

    @Override
    public boolean next(TextBuffer out) throws Refusal, CopyFailure {
        boolean found = reader.next();
        if (found) {
            writer.write(reader.buffer().bytes(), reader.fields(), out);
        }
        return found;
    }

    @Override
    public LoadError told(Refusal refusal, S3Location file) {
        int index = refusal.field();
        if (index == Refusal.WHOLE_ROW) {
            return refusal.ofRow(file, line(), rawRow());
        }
        byte[] bytes = reader.buffer().bytes();
        Fields fields = reader.fields();
        boolean present = index < fields.count();
        int start = present ? fields.start(index) : reader.buffer().row();
        int end = present ? fields.end(index) : start;
        int position = RawText.characters(bytes, reader.buffer().row(), start);
        String value = RawText.of(bytes, start, Math.min(end, start + 4 * RawText.LONGEST));
        return refusal.ofField(file, line(), rawRow(), columns.get(index), position, value);
    }

    @Override
    public void skipRefused() throws CopyFailure {
        reader.skipRefused();
    }

    @Override
    public long line() {
        return reader.line();
    }

    @Override
    public String rawRow() {
        return reader.rawRow();
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
