package io.bulkdata.redshiftlocal.unload;

/** Chooses how the rows become lines. */
final class RowTexts {

    private RowTexts() {}

    /** @throws UnloadFailure when the columns do not fit the format */
    static RowText of(FieldIndexes fields, UnloadOptions options) throws UnloadFailure {
        return switch (options.format()) {
            case DELIMITED -> new DelimitedText(fields, options);
            case FIXED_WIDTH -> new FixedWidthText(fields, options);
            case CSV -> new CsvText(fields, options);
            case JSON -> new JsonRows(fields);
            case PARQUET -> throw new IllegalArgumentException("Parquet is not text");
        };
    }
}
