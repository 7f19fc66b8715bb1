package io.bulkdata.redshiftlocal.unload;

/**
 * Fields between delimiters, optionally in quotes, optionally with backslashes before what would be taken for something else.
 *
 * <p>The guide gives two examples of ADDQUOTES, with a number in quotes and without; here, as it says in words, each field is.
 */
final class DelimitedText implements RowText {

    private final FieldIndexes fields;
    private final UnloadOptions options;
    private final String nullText;

    DelimitedText(FieldIndexes fields, UnloadOptions options) {
        this.fields = fields;
        this.options = options;
        this.nullText = options.nullAs() == null ? "" : options.nullAs();
    }

    @Override
    public void write(UnloadRow row, StringBuilder line) {
        int count = 0;
        for (int index : fields.written()) {
            begin(count++, line);
            UnloadType type = fields.all().get(index).type();
            if (row.isNull(index)) {
                line.append(type == UnloadType.SUPER ? "null" : nullText);
            } else if (type.isText()) {
                escape(ValueText.of(type, row, index), line);
            } else {
                line.append(ValueText.of(type, row, index));
            }
            end(line);
        }
        line.append('\n');
    }

    @Override
    public void header(StringBuilder line) {
        int count = 0;
        for (UnloadColumn column : fields.writtenColumns()) {
            begin(count++, line);
            escape(column.name(), line);
            end(line);
        }
        line.append('\n');
    }

    private void begin(int index, StringBuilder line) {
        if (index > 0) {
            line.append(options.delimiter());
        }
        if (options.addQuotes()) {
            line.append('"');
        }
    }

    private void end(StringBuilder line) {
        if (options.addQuotes()) {
            line.append('"');
        }
    }

    private void escape(String text, StringBuilder line) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (options.escape() && isSpecial(c)) {
                line.append('\\');
            }
            line.append(c);
        }
    }

    private boolean isSpecial(char c) {
        return c == '\n'
                || c == '\r'
                || c == '\\'
                || c == options.delimiter()
                || (options.addQuotes() && (c == '"' || c == '\''));
    }
}
