package io.bulkdata.redshiftlocal.unload;

import java.util.HashSet;
import java.util.Set;

/** A JSON object in each line. Boolean values are the strings t and f, as the guide says. */
final class JsonRows implements RowText {

    private final FieldIndexes fields;

    JsonRows(FieldIndexes fields) throws UnloadFailure {
        this.fields = fields;
        Set<String> names = new HashSet<>();
        for (UnloadColumn column : fields.writtenColumns()) {
            if (!names.add(column.name())) {
                throw UnloadFailure.unsupported("UNLOAD to JSON needs unique column names, but \"" + column.name()
                        + "\" is there more than once");
            }
            if (column.type() == UnloadType.VARBYTE) {
                throw UnloadFailure.unsupported("UNLOAD of column \"" + column.name()
                        + "\" of type binary varying is only supported to text and CSV");
            }
        }
    }

    @Override
    public void write(UnloadRow row, StringBuilder line) {
        int count = 0;
        for (int index : fields.written()) {
            UnloadColumn column = fields.all().get(index);
            line.append(count++ == 0 ? '{' : ',');
            JsonText.quote(column.name(), line);
            line.append(':');
            if (row.isNull(index)) {
                line.append("null");
            } else {
                value(column.type(), ValueText.of(column.type(), row, index), line);
            }
        }
        line.append("}\n");
    }

    @Override
    public void header(StringBuilder line) {
        throw new IllegalStateException("JSON has no header");
    }

    private static void value(UnloadType type, String text, StringBuilder line) {
        switch (type) {
            case SMALLINT, INTEGER, BIGINT, DECIMAL, REAL, DOUBLE -> number(text, line);
            case SUPER -> line.append(text);
            case BOOLEAN, CHAR, VARCHAR, DATE, TIME, TIMETZ, TIMESTAMP, TIMESTAMPTZ, VARBYTE ->
                JsonText.quote(text, line);
        }
    }

    /** What is not a number or has no end is no number of JSON's. */
    private static void number(String text, StringBuilder line) {
        if (Character.isLetter(text.charAt(text.length() - 1))) {
            JsonText.quote(text, line);
        } else {
            line.append(text);
        }
    }
}
