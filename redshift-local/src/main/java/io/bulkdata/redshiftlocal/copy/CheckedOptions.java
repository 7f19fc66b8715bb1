package io.bulkdata.redshiftlocal.copy;

import java.util.List;

/** Refuses options that COPY cannot work by. */
final class CheckedOptions {

    private CheckedOptions() {}

    /**
     * Checks what the types leave open.
     *
     * @throws IllegalArgumentException that names the option and its value
     */
    static void check(CopyOptions options, List<TargetColumn> columns) {
        require(!columns.isEmpty(), "COPY needs at least one column");
        if (options.format() instanceof CopyFormat.Csv csv) {
            check(csv);
        } else if (options.format() instanceof CopyFormat.Delimited delimited) {
            checkDelimiter(delimited.delimiter());
        }
        int ignoreHeader = options.rows().ignoreHeader();
        require(ignoreHeader >= 0, "IGNOREHEADER must not be negative:", ignoreHeader);
        require(
                options.limits().maxError() >= 0,
                "MAXERROR must not be negative:",
                options.limits().maxError());
        Character replacement = options.values().acceptInvChars();
        require(
                replacement == null || (replacement > 0 && replacement < 0x80),
                "ACCEPTINVCHARS must be an ASCII character other than NULL, not",
                replacement);
    }

    private static void check(CopyFormat.Csv csv) {
        checkDelimiter(csv.delimiter());
        require(csv.delimiter().length() == 1, "DELIMITER of CSV must be a single character, not", csv.delimiter());
        require(csv.delimiter().charAt(0) < 0x80, "DELIMITER of CSV must be an ASCII character, not", csv.delimiter());
        char quote = csv.quote();
        require(
                quote > 0 && quote < 0x80 && quote != '\n' && quote != '\r',
                "QUOTE must be a single ASCII character, not",
                quote);
        require(csv.delimiter().charAt(0) != quote, "QUOTE and DELIMITER must differ, both are", quote);
    }

    private static void checkDelimiter(String delimiter) {
        boolean separates = !delimiter.isEmpty()
                && delimiter.indexOf('\n') < 0
                && delimiter.indexOf('\r') < 0
                && delimiter.indexOf('\0') < 0;
        require(separates, "DELIMITER must have characters, and none that ends a row, not", delimiter);
    }

    private static void require(boolean met, String message, Object... value) {
        if (!met) {
            throw new IllegalArgumentException(value.length == 0 ? message : message + " '" + value[0] + "'");
        }
    }
}
