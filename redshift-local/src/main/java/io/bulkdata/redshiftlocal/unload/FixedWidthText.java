package io.bulkdata.redshiftlocal.unload;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Fields of fixed widths in bytes, with blanks behind what is shorter; nothing is cut. */
final class FixedWidthText implements RowText {

    private final FieldIndexes fields;
    private final List<Integer> widths;
    private final String nullAs;

    FixedWidthText(FieldIndexes fields, UnloadOptions options) throws UnloadFailure {
        this.fields = fields;
        this.widths = options.widths();
        this.nullAs = options.nullAs();
        if (widths.size() != fields.written().size()) {
            throw UnloadFailure.unsupported("FIXEDWIDTH names " + widths.size() + " columns, but the query has "
                    + fields.written().size());
        }
        for (UnloadColumn column : fields.writtenColumns()) {
            if (column.type() == UnloadType.VARBYTE) {
                throw UnloadFailure.unsupported("UNLOAD of column \"" + column.name()
                        + "\" of type binary varying is not supported with FIXEDWIDTH");
            }
        }
    }

    @Override
    public void write(UnloadRow row, StringBuilder line) throws UnloadFailure {
        for (int i = 0; i < widths.size(); i++) {
            int index = fields.written().get(i);
            UnloadColumn column = fields.all().get(index);
            String text = row.isNull(index) ? nullText(column, widths.get(i)) : ValueText.of(column.type(), row, index);
            pad(text, column, widths.get(i), line);
        }
        line.append('\n');
    }

    @Override
    public void header(StringBuilder line) {
        throw new IllegalStateException("FIXEDWIDTH has no header");
    }

    private String nullText(UnloadColumn column, int width) {
        if (column.type() == UnloadType.SUPER) {
            return "null";
        }
        boolean tooLong = nullAs != null && bytes(nullAs) > width;
        return nullAs == null || (tooLong && !column.type().isText()) ? "" : nullAs;
    }

    private static void pad(String text, UnloadColumn column, int width, StringBuilder line) throws UnloadFailure {
        int length = bytes(text);
        if (length > width) {
            throw UnloadFailure.internal(
                    "A value of column \"" + column.name() + "\" has " + length + " bytes, more than its FIXEDWIDTH of "
                            + width,
                    null);
        }
        line.append(text).append(" ".repeat(width - length));
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
