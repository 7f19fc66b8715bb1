package io.bulkdata.loader.model;

import io.bulkdata.redshift.sql.S3Uri;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A file that has landed.
 *
 * @param ids of its rows, whose other value is the file's own number
 * @param swapped whether the key is its second column
 */
record Export(int number, Kind kind, Instant time, List<Integer> ids, Flaw flaw, boolean swapped) {

    /** What is exported. */
    enum Kind {
        /** A whole table of ControlShift's. */
        FULL("exports/org%d/full/petitions/20261120/petitions_%s.csv"),
        /** New rows of it. */
        INCREMENTAL("exports/org%d/incremental/petitions/20261120/petitions_%s.csv"),
        /** Rows that a load rule appends to another table. */
        EVENTS("events/%d-%s.csv");

        private final String key;

        Kind(String key) {
            this.key = key;
        }
    }

    /** Why it cannot be loaded. */
    enum Flaw {
        NONE,
        /** One row has no number where one must be. */
        BAD_ROW,
        /** One row has no key, which the warehouse itself does not mind. */
        NO_KEY,
        EMPTY
    }

    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss").withZone(ZoneOffset.UTC);

    Export {
        ids = List.copyOf(ids);
        // Only what is added needs keys.
        flaw = flaw == Flaw.NO_KEY && kind != Kind.INCREMENTAL ? Flaw.BAD_ROW : flaw;
    }

    boolean isFlawed() {
        return flaw != Flaw.NONE;
    }

    String value() {
        return "of " + number;
    }

    S3Uri uri() {
        return new S3Uri("landing", kind.key.formatted(number, NAME.format(time)));
    }

    String content() {
        String rows = ids.stream().map(id -> line(Integer.toString(id))).collect(Collectors.joining());
        return switch (flaw) {
            case NONE -> header() + rows;
            case BAD_ROW -> header() + rows + line("x");
            case NO_KEY -> header() + rows + line("");
            case EMPTY -> "";
        };
    }

    private String header() {
        return swapped ? "title,id\n" : "id,title\n";
    }

    private String line(String id) {
        return swapped ? value() + "," + id + "\n" : id + "," + value() + "\n";
    }

    @Override
    public String toString() {
        String rows = ids.size() > 20 ? ids.size() + " rows" : "rows " + ids;
        return kind + " " + number + " of " + time + " with " + rows + (isFlawed() ? ", " + flaw : "");
    }
}
