package io.bulkdata.redshiftlocal.copy;

/** Says why COPY refuses a row, by the code and the words of the guide's load error reference. */
final class Refusal extends Exception {

    /** The field that is at fault is not known, or it is the row as a whole. */
    static final int WHOLE_ROW = -1;

    private static final long serialVersionUID = 1L;

    private final int code;
    private final int field;

    Refusal(int code, String reason) {
        this(code, reason, WHOLE_ROW);
    }

    private Refusal(int code, String reason, int field) {
        // Files may hold a hundred thousand bad rows: without a stack trace each costs next to nothing.
        super(reason, null, false, false);
        this.code = code;
        this.field = field;
    }

    Refusal of(int index) {
        return new Refusal(code, reason(), index);
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
