package io.bulkdata.redshiftlocal.sql;

import io.bulkdata.redshiftlocal.unload.UnloadOptions.Manifesting;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** The options of UNLOAD that have values, with Redshift's defaults until they are read. */
final class UnloadValues {

    private static final long MEGABYTE = 1 << 20;
    private static final BigDecimal GIGABYTE_IN_MEGABYTES = BigDecimal.valueOf(1024);
    private static final BigDecimal SMALLEST_FILE = BigDecimal.valueOf(5);

    /** 6.2 GB. */
    private static final BigDecimal LARGEST_FILE = new BigDecimal("6.2").multiply(GIGABYTE_IN_MEGABYTES);

    private static final BigDecimal SMALLEST_GROUP = BigDecimal.valueOf(32);
    private static final BigDecimal LARGEST_GROUP = BigDecimal.valueOf(128);

    private Character delimiter;
    private List<Integer> widths = List.of();
    private String nullAs;
    private Manifesting manifest = Manifesting.FILES;
    private List<String> partitionBy = List.of();
    private boolean include;
    private boolean parallel = true;
    private long maximumFileBytes = bytes(LARGEST_FILE);
    private long rowGroupBytes = bytes(SMALLEST_GROUP);
    private String extension;
    private String role;
    private String region;

    /** Reads what follows the option's name; false when it is no option of UNLOAD's. */
    boolean read(String name, Cursor cursor) {
        switch (name) {
            case "DELIMITER" -> delimiter = delimiter(string(cursor));
            case "FIXEDWIDTH" -> widths = widths(string(cursor));
            case "NULL" -> nullAs = Literals.nullText(string(cursor));
            case "MANIFEST" -> manifest = cursor.accept("VERBOSE") ? Manifesting.VERBOSE : Manifesting.FILES;
            case "PARTITION" -> readPartitions(cursor);
            case "PARALLEL" -> parallel = readParallel(cursor);
            case "MAXFILESIZE" -> maximumFileBytes = bytes(size(cursor, SMALLEST_FILE, LARGEST_FILE));
            case "ROWGROUPSIZE" -> rowGroupBytes = bytes(wholeSize(cursor));
            case "EXTENSION" -> extension = Literals.text(string(cursor));
            case "IAM_ROLE" -> role = Authorization.role(cursor);
            case "REGION" -> region = Authorization.region(string(cursor));
            default -> {
                return false;
            }
        }
        return true;
    }

    private static Token string(Cursor cursor) {
        cursor.accept("AS");
        return cursor.expectKind(Token.Kind.STRING);
    }

    private static char delimiter(Token token) {
        char character = Literals.character(token);
        if (character == 0 || character > 127 || character == '\n' || character == '\r') {
            throw SqlRefusal.wrong(token, "DELIMITER must be a single ASCII character, not " + token.text());
        }
        return character;
    }

    private void readPartitions(Cursor cursor) {
        cursor.expect("BY");
        Token start = cursor.peek();
        partitionBy = cursor.nameList();
        if (partitionBy.stream().distinct().count() < partitionBy.size()) {
            throw SqlRefusal.wrong(start, "PARTITION BY names a column more than once");
        }
        include = cursor.accept("INCLUDE");
    }

    private static boolean readParallel(Cursor cursor) {
        boolean on = cursor.acceptAny("ON", "TRUE");
        return on || !cursor.acceptAny("OFF", "FALSE");
    }

    /** {@code name:width} pairs; the names are only for the reader. */
    private static List<Integer> widths(Token token) {
        List<Integer> widths = new ArrayList<>();
        for (String pair : Literals.text(token).split(",", -1)) {
            String width = pair.substring(pair.indexOf(':') + 1).strip();
            if (pair.indexOf(':') < 1 || !width.matches("[1-9][0-9]{0,5}")) {
                throw SqlRefusal.wrong(
                        token, "FIXEDWIDTH must be 'column:width,...', and \"" + pair.strip() + "\" is not");
            }
            widths.add(Integer.valueOf(width));
        }
        return widths;
    }

    /** In megabytes. */
    private static BigDecimal size(Cursor cursor, BigDecimal least, BigDecimal most) {
        cursor.accept("AS");
        Token token = cursor.expectKind(Token.Kind.NUMBER);
        BigDecimal size = new BigDecimal(token.text());
        if (cursor.accept("GB")) {
            size = size.multiply(GIGABYTE_IN_MEGABYTES);
        } else {
            cursor.accept("MB");
        }
        if (size.compareTo(least) < 0 || size.compareTo(most) > 0) {
            throw SqlRefusal.wrong(
                    token,
                    "a size from " + least + " MB to "
                            + most.stripTrailingZeros().toPlainString() + " MB is required instead of " + token.text());
        }
        return size;
    }

    private static BigDecimal wholeSize(Cursor cursor) {
        Token number = cursor.peek().is("AS") ? cursor.peek(1) : cursor.peek();
        BigDecimal size = size(cursor, SMALLEST_GROUP, LARGEST_GROUP);
        if (!number.text().matches("[0-9]+")) {
            throw SqlRefusal.wrong(number, "a whole number is required instead of " + number.text());
        }
        return size;
    }

    private static long bytes(BigDecimal megabytes) {
        return megabytes.multiply(BigDecimal.valueOf(MEGABYTE)).longValue();
    }

    char delimiter(char absent) {
        return delimiter == null ? absent : delimiter;
    }

    List<Integer> widths() {
        return widths;
    }

    /** Null when it was not given. */
    String nullAs() {
        return nullAs;
    }

    Manifesting manifest() {
        return manifest;
    }

    List<String> partitionBy() {
        return partitionBy;
    }

    boolean include() {
        return include;
    }

    boolean parallel() {
        return parallel;
    }

    long maximumFileBytes() {
        return maximumFileBytes;
    }

    long rowGroupBytes() {
        return rowGroupBytes;
    }

    /** Null when it was not given. */
    String extension() {
        return extension;
    }

    String role() {
        return role;
    }

    /** Null when it was not given. */
    String region() {
        return region;
    }
}
