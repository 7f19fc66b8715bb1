package io.bulkdata.redshiftlocal.unload;

/** CSV: a field is in quotes when it holds what would be taken for something else, and quotes inside are doubled. */
final class CsvText implements RowText {

    private final FieldIndexes fields;
    private final char delimiter;
    private final String nullText;

    CsvText(FieldIndexes fields, UnloadOptions options) {
        this.fields = fields;
        this.delimiter = options.delimiter();
        this.nullText = options.nullAs() == null ? "" : options.nullAs();
    }

    @Override
    public void write(UnloadRow row, StringBuilder line) {
        int count = 0;
        for (int index : fields.written()) {
            if (count++ > 0) {
                line.append(delimiter);
            }
            UnloadType type = fields.all().get(index).type();
            if (row.isNull(index)) {
                line.append(type == UnloadType.SUPER ? "null" : nullText);
            } else {
                field(ValueText.of(type, row, index), line);
            }
        }
        line.append('\n');
    }

    @Override
    public void header(StringBuilder line) {
        int count = 0;
        for (UnloadColumn column : fields.writtenColumns()) {
            if (count++ > 0) {
                line.append(delimiter);
            }
            field(column.name(), line);
        }
        line.append('\n');
    }

    private void field(String text, StringBuilder line) {
        if (text.chars().anyMatch(c -> c == delimiter || c == '"' || c == '\n' || c == '\r')) {
            line.append('"').append(text.replace("\"", "\"\"")).append('"');
        } else {
            line.append(text);
        }
    }
}
