package io.bulkdata.redshiftlocal.session;

import io.bulkdata.redshiftlocal.history.StatementRun;
import io.bulkdata.redshiftlocal.sql.StatementKind;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The session's query_group, which labels its statements: "SET" in the developer guide. */
final class QueryGroup {

    private static final String NONE = "default";
    private static final Pattern CHANGE = Pattern.compile(
            "(?:RESET\\s+(?:query_group|all)|SET\\s+(?:SESSION\\s+|LOCAL\\s+)?query_group\\s*(?:TO|=)\\s*(.+?))\\s*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private String name = NONE;

    String name() {
        return name;
    }

    /** A statement has gone through, perhaps one that changes the group. */
    void observe(StatementRun run) {
        if (run.kind() != StatementKind.UTILITY) {
            return;
        }
        Matcher change = CHANGE.matcher(run.text());
        if (change.matches()) {
            name = named(change.group(1));
        }
    }

    private static String named(String value) {
        if (value == null || value.equalsIgnoreCase(NONE)) {
            return NONE;
        }
        boolean quoted = value.length() >= 2 && value.startsWith("'") && value.endsWith("'");
        return quoted ? value.substring(1, value.length() - 1).replace("''", "'") : value;
    }
}
