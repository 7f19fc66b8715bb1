package io.bulkdata.redshiftlocal.copy;

import java.util.List;

/** COPY cannot go on: rows were refused (then {@link #errors} has them) or files could not be read. */
public final class CopyFailure extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<LoadError> errors;

    public CopyFailure(String message, Throwable cause, List<LoadError> errors) {
        super(message, cause);
        this.errors = List.copyOf(errors);
    }

    /** The refused rows; empty when the fault is not in a row. */
    public List<LoadError> errors() {
        return errors;
    }
}
