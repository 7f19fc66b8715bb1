package io.bulkdata.local.controlshift.export;

import io.bulkdata.local.controlshift.source.TableSnapshot;
import java.io.IOException;
import java.io.Writer;
import java.util.Iterator;
import java.util.List;

/**
 * Rows as PostgreSQL's {@code COPY ... TO ... (FORMAT csv)} writes them: quoted only where it must be, a quote doubled, lines
 * ended by LF, nothing at all for a missing value and {@code ""} for an empty text.
 */
final class PostgresCsv {

    private PostgresCsv() {}

    /** Writes the header and all rows, one at a time. */
    static void write(TableSnapshot snapshot, Writer out) throws IOException {
        writeRow(snapshot.table().columnNames(), out);
        Iterator<List<String>> rows = snapshot.rows().iterator();
        while (rows.hasNext()) {
            writeRow(rows.next(), out);
        }
    }

    /** Writes one line; null for a missing value. */
    static void writeRow(List<String> cells, Writer out) throws IOException {
        String comma = "";
        for (String cell : cells) {
            out.write(comma);
            if (cell != null) {
                writeCell(cell, out);
            }
            comma = ",";
        }
        out.write('\n');
    }

    private static void writeCell(String cell, Writer out) throws IOException {
        if (mustBeQuoted(cell)) {
            out.write('"');
            out.write(cell.replace("\"", "\"\""));
            out.write('"');
        } else {
            out.write(cell);
        }
    }

    private static boolean mustBeQuoted(String cell) {
        for (int i = 0; i < cell.length(); i++) {
            char c = cell.charAt(i);
            if (c == ',' || c == '"' || c == '\n' || c == '\r') {
                return true;
            }
        }
        return cell.isEmpty();
    }
}
