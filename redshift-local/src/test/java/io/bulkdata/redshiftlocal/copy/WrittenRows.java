package io.bulkdata.redshiftlocal.copy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads PostgreSQL's text format as its manual tells it ("COPY", "File Formats"). */
final class WrittenRows {

    private WrittenRows() {}

    static List<List<String>> read(byte[] bytes) {
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        ByteArrayOutputStream field = new ByteArrayOutputStream();
        boolean isNull = false;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\\' && bytes[i + 1] == 'N') {
                isNull = true;
                i++;
            } else if (bytes[i] == '\\') {
                field.write(unescaped(bytes[++i]));
            } else if (bytes[i] == '\t' || bytes[i] == '\n') {
                row.add(isNull ? null : field.toString(StandardCharsets.UTF_8));
                isNull = false;
                field.reset();
                if (bytes[i] == '\n') {
                    rows.add(row);
                    row = new ArrayList<>();
                }
            } else {
                field.write(bytes[i]);
            }
        }
        if (!row.isEmpty() || field.size() > 0) {
            throw new AssertionError("The last row has no end");
        }
        return rows;
    }

    private static int unescaped(byte letter) {
        return switch (letter) {
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case '\\' -> '\\';
            default -> throw new AssertionError("Not an escape: \\" + (char) letter);
        };
    }
}
