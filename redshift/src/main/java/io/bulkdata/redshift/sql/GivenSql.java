package io.bulkdata.redshift.sql;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A statement that an operator has written, to be run inside a load's transaction. It is one statement, of a kind that cannot
 * end the transaction: TRUNCATE commits, and a procedure may.
 */
public record GivenSql(String text) {

    private static final int LONGEST = 65_535;
    private static final Set<String> ALLOWED = Set.of(
            "ALTER", "ANALYZE", "COMMENT", "CREATE", "DELETE", "DROP", "GRANT", "INSERT", "LOCK", "MERGE", "REVOKE",
            "UPDATE");

    /** @throws IllegalArgumentException when it is not one statement, or one that is not allowed */
    public GivenSql {
        if (text == null || text.isBlank() || text.length() > LONGEST) {
            throw new IllegalArgumentException("a statement has 1 to " + LONGEST + " characters");
        }
        List<String> tokens = SqlTokens.of(text);
        if (tokens.isEmpty()) {
            throw new IllegalArgumentException("no statement, only comments");
        }
        String first = tokens.get(0).toUpperCase(Locale.ROOT);
        if (!ALLOWED.contains(first)) {
            throw new IllegalArgumentException("a load's transaction cannot run " + first + ", only "
                    + String.join(", ", ALLOWED.stream().sorted().toList()));
        }
        if (tokens.contains(";")) {
            throw new IllegalArgumentException("one statement at a time, without a semicolon");
        }
    }
}
