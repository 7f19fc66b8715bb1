package io.bulkdata.redshiftlocal.unload;

/** UNLOAD cannot go on: S3 does not take the files, or the rows do not fit the options. */
public final class UnloadFailure extends Exception {

    private static final long serialVersionUID = 1L;

    private final String sqlState;

    /** A fault of the statement: what it asks for is not possible. */
    static UnloadFailure unsupported(String message) {
        return new UnloadFailure("0A000", message, null);
    }

    /** A fault of the rows or of S3, which real clusters report as an internal error. */
    static UnloadFailure internal(String message, Throwable cause) {
        return new UnloadFailure("XX000", message, cause);
    }

    private UnloadFailure(String sqlState, String message, Throwable cause) {
        super(message, cause);
        this.sqlState = sqlState;
    }

    public String sqlState() {
        return sqlState;
    }
}
