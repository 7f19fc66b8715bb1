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
        require(separates(options.delimiter()), "DELIMITER must be a single ASCII character, not", options.delimiter());
        require(separates(options.quote()), "QUOTE must be a single ASCII character, not", options.quote());
        boolean csv = options.format() == CopyOptions.Format.CSV;
        require(
                !csv || options.quote() != options.delimiter(),
                "QUOTE and DELIMITER must differ, both are",
                options.quote());
        require(options.ignoreHeader() >= 0, "IGNOREHEADER must not be negative:", options.ignoreHeader());
        require(
                options.maxError() >= 0 && options.maxError() <= 100_000,
                "MAXERROR must be 0 to 100000, not",
                options.maxError());
        Character replacement = options.acceptInvChars();
        require(
                replacement == null || (replacement > 0 && replacement < 0x80),
                "ACCEPTINVCHARS must be an ASCII character other than NULL, not",
                replacement);
    }

    private static boolean separates(char c) {
        return c > 0 && c < 0x80 && c != '\n' && c != '\r';
    }

    private static void require(boolean met, String message, Object... value) {
        if (!met) {
            throw new IllegalArgumentException(value.length == 0 ? message : message + " '" + value[0] + "'");
        }
    }
}
