package io.bulkdata.loader.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.bulkdata.core.failure.FailureClass;
import io.bulkdata.core.message.Json;
import io.bulkdata.redshift.sql.Copy;
import io.bulkdata.redshift.sql.Identifier;
import io.bulkdata.redshift.warehouse.RefusedRow;
import io.bulkdata.redshift.warehouse.WarehouseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads the files of a manifest as COPY does: CSV with a header and without quotes, a number in the column id. */
record CopyReader(MemoryLanding landing, MemoryManifests manifests) {

    private static final Identifier NUMBER = new Identifier("id");

    private record Manifest(List<Entry> entries) {}

    private record Entry(
            String url,
            boolean mandatory,
            @JsonProperty("meta") Object meta) {}

    /** Adds the rows of all files; returns how many there were. */
    long read(Copy copy, MemoryTable into) {
        Manifest manifest = Json.read(manifests.read(copy.manifest()), Manifest.class);
        long before = into.rows().size();
        for (Entry entry : manifest.entries()) {
            List<String> lines = Arrays.asList(landing.read(entry.url()).split("\n"));
            for (int line = 1; line < lines.size(); line++) {
                into.rows().add(row(copy, into, lines.get(line), entry.url(), line + 1));
            }
        }
        return into.rows().size() - before;
    }

    private static List<String> row(Copy copy, MemoryTable into, String text, String file, int line) {
        String[] fields = text.split(",", -1);
        List<String> row = new ArrayList<>();
        for (Identifier column : into.columns()) {
            int at = copy.columns().indexOf(column);
            String value = at < 0 || fields[at].isEmpty() ? null : fields[at];
            if (column.equals(NUMBER) && value != null && !value.chars().allMatch(Character::isDigit)) {
                throw refused(new RefusedRow(file, line, NUMBER.value(), "no number"));
            }
            row.add(value);
        }
        return row;
    }

    private static WarehouseException refused(RefusedRow row) {
        return new WarehouseException(FailureClass.DATA, "Load into table failed", List.of(row), null);
    }
}
