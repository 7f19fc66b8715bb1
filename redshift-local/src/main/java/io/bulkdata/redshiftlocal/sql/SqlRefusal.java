package io.bulkdata.redshiftlocal.sql;

/** A statement that is not accepted, with the reason and the place. */
public final class SqlRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final String SYNTAX_ERROR = "42601";
    private static final String NOT_SUPPORTED = "0A000";

    private final String sqlState;
    private final int offset;

    /**
     * Names the fault and its place.
     *
     * @param offset in the source, in UTF-16 characters from 0; negative when there is no one place
     */
    public SqlRefusal(String sqlState, String message, int offset) {
        super(message);
        this.sqlState = sqlState;
        this.offset = offset;
    }

    static SqlRefusal unexpected(Token token) {
        String message = token.kind() == Token.Kind.END
                ? "syntax error at end of input"
                : "syntax error at or near \"" + token.text() + "\"";
        return new SqlRefusal(SYNTAX_ERROR, message, token.start());
    }

    static SqlRefusal wrong(Token token, String message) {
        return new SqlRefusal(SYNTAX_ERROR, message, token.start());
    }

    static SqlRefusal unsupported(Token token, String message) {
        return new SqlRefusal(NOT_SUPPORTED, message, token.start());
    }

    public String sqlState() {
        return sqlState;
    }

    public int offset() {
        return offset;
    }
}
