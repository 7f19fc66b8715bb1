package io.bulkdata.redshiftlocal.sql;

import java.util.List;
import java.util.Optional;

/** The statements that PostgreSQL would do and Redshift has not, or that Redshift has and this server not yet. */
final class NotInRedshift {

    /** First words of statements that real clusters answer with this very text. */
    private static final List<String[]> UNKNOWN_TO_REDSHIFT = List.of(
            words("CREATE", "INDEX"),
            words("CREATE", "UNIQUE", "INDEX"),
            words("CREATE", "TRIGGER"),
            words("CREATE", "RULE"),
            words("CREATE", "SEQUENCE"),
            words("CREATE", "DOMAIN"),
            words("CREATE", "TYPE"),
            words("CREATE", "AGGREGATE"),
            words("CREATE", "OPERATOR"),
            words("CREATE", "CAST"),
            words("CREATE", "COLLATION"),
            words("CREATE", "EXTENSION"),
            words("CREATE", "UNLOGGED"),
            words("CREATE", "TABLESPACE"),
            words("CREATE", "SERVER"),
            words("CREATE", "FOREIGN"),
            words("CREATE", "POLICY"),
            words("CREATE", "PUBLICATION"),
            words("CREATE", "SUBSCRIPTION"),
            words("CREATE", "STATISTICS"),
            words("CREATE", "EVENT"),
            words("CREATE", "TEXT"),
            words("CREATE", "LANGUAGE"),
            words("CREATE", "CONVERSION"),
            words("CREATE", "TRANSFORM"),
            words("CREATE", "ACCESS"),
            words("ALTER", "SYSTEM"),
            words("MOVE"),
            words("CHECKPOINT"),
            words("SECURITY"),
            words("IMPORT"),
            words("SAVEPOINT"),
            words("RELEASE"),
            words("ROLLBACK", "TO"),
            words("ROLLBACK", "WORK", "TO"),
            words("ROLLBACK", "TRANSACTION", "TO"),
            words("LISTEN"),
            words("UNLISTEN"),
            words("NOTIFY"),
            words("CLUSTER"),
            words("REINDEX"),
            words("LOAD"),
            words("DO"));

    private static final List<String[]> NOT_YET_HERE = List.of(
            words("CREATE", "EXTERNAL"),
            words("ALTER", "EXTERNAL"),
            words("DROP", "EXTERNAL"),
            words("CREATE", "MODEL"),
            words("CREATE", "DATASHARE"),
            words("CREATE", "LIBRARY"),
            words("CREATE", "MASKING"),
            words("CREATE", "RLS"),
            words("USE"));

    private NotInRedshift() {}

    static Optional<SqlRefusal> refusal(Cursor cursor) {
        Token first = cursor.peek();
        return find(cursor, UNKNOWN_TO_REDSHIFT)
                .map(name -> SqlRefusal.unsupported(first, "SQL command \"" + name + "\" not supported."))
                .or(() -> find(cursor, NOT_YET_HERE)
                        .map(name -> SqlRefusal.unsupported(first, name + " is not supported by redshift-local yet")));
    }

    private static Optional<String> find(Cursor cursor, List<String[]> candidates) {
        return candidates.stream()
                .filter(words -> startsWith(cursor, words))
                .findFirst()
                .map(words -> String.join(" ", words));
    }

    private static boolean startsWith(Cursor cursor, String[] words) {
        for (int i = 0; i < words.length; i++) {
            if (!cursor.peek(i).is(words[i])) {
                return false;
            }
        }
        return true;
    }

    private static String[] words(String... words) {
        return words;
    }
}
