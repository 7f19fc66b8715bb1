package io.bulkdata.redshiftlocal.copy;

/** Says why COPY refuses a row, by the code and the words of the guide's load error reference. */
final class Refusal extends Exception {

    /** The field that is at fault is not known, or it is the row as a whole. */
    static final int WHOLE_ROW = -1;

    private static final long serialVersionUID = 1L;

    private final int code;
    private final int field;
    private final boolean fatal;

    Refusal(int code, String reason) {
        this(code, reason, WHOLE_ROW, false);
    }

    private Refusal(int code, String reason, int field, boolean fatal) {
        // Files may hold a hundred thousand bad rows: without a stack trace each costs next to nothing.
        super(reason, null, false, false);
        this.code = code;
        this.field = field;
        this.fatal = fatal;
    }

    Refusal of(int index) {
        return new Refusal(code, reason(), index, fatal);
    }

    /** The same, after which there is no going on. */
    Refusal fatal() {
        return new Refusal(code, reason(), field, true);
    }

    boolean isFatal() {
        return fatal;
    }

    /** The row as {@code stl_load_errors} tells it when no column is at fault. */
    LoadError ofRow(S3Location file, long line, String rawRow) {
        return new LoadError(file, line, null, null, null, 0, rawRow, "", code, reason());
    }

    /** The row as {@code stl_load_errors} tells it when a column is at fault. */
    LoadError ofField(S3Location file, long line, String rawRow, ColumnRule rule, int position, String value) {
        return new LoadError(
                file,
                line,
                rule.column().name(),
                rule.typeName(),
                rule.length(),
                position,
                rawRow,
                value,
                code,
                reason());
    }

    int code() {
        return code;
    }

    String reason() {
        return getMessage();
    }

    int field() {
        return field;
    }
}
