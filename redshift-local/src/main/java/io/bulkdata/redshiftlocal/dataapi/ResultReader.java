package io.bulkdata.redshiftlocal.dataapi;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Reads a result to its end, within the limits of the Data API. */
final class ResultReader {

    private static final String PROGRAM_LIMIT_EXCEEDED = "54000";

    private final long maximumBytes;

    ResultReader(long maximumBytes) {
        this.maximumBytes = maximumBytes;
    }

    /** @throws SQLException when a row or the whole is too large */
    StoredResult read(ResultSet rows, ResultFormat format) throws SQLException {
        Columns columns = Columns.of(rows.getMetaData());
        ResultPages pages = format == ResultFormat.CSV
                ? new CsvPages(columns.labels(), columns.kinds())
                : new JsonPages(columns.kinds());
        long count = 0;
        long bytes = 0;
        while (rows.next()) {
            List<String> fields = fields(rows, columns.kinds().size());
            bytes += checkedSize(fields);
            if (bytes > maximumBytes) {
                throw tooLarge("Database response exceeded size limit of " + maximumBytes + " bytes");
            }
            pages.add(fields);
            count++;
        }
        return new StoredResult(format, columns.metadata(), pages.finish(), count, bytes);
    }

    private static List<String> fields(ResultSet rows, int columns) throws SQLException {
        List<String> fields = new ArrayList<>(columns);
        for (int i = 1; i <= columns; i++) {
            fields.add(rows.getString(i));
        }
        return fields;
    }

    private static int checkedSize(List<String> fields) throws SQLException {
        int bytes = 0;
        for (String field : fields) {
            bytes += field == null ? 0 : field.getBytes(StandardCharsets.UTF_8).length;
        }
        if (bytes > DataApiLimits.ROW_BYTES) {
            throw tooLarge("Packet for query is too large (" + bytes + " > " + DataApiLimits.ROW_BYTES + ")");
        }
        return bytes;
    }

    private static SQLException tooLarge(String message) {
        return new SQLException(message, PROGRAM_LIMIT_EXCEEDED);
    }
}
