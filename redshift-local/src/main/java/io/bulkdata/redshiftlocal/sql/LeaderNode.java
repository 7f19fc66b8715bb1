package io.bulkdata.redshiftlocal.sql;

import java.util.HashSet;
import java.util.Set;

/** Functions that a cluster runs on its leader node only. Developer guide, "SQL functions supported on the leader node". */
final class LeaderNode {

    private static final String[] AFTER_TABLES = {
        "WHERE", "GROUP", "HAVING", "ORDER", "LIMIT", "OFFSET", "QUALIFY", "UNION", "INTERSECT", "EXCEPT", "MINUS"
    };

    private final Rewriting sql;
    private final Set<String> queries = new HashSet<>();

    private LeaderNode(Rewriting sql) {
        this.sql = sql;
        for (int i = 1; i < sql.size() - 1; i++) {
            boolean named = sql.token(i).isName() && sql.token(0).is("WITH");
            if (named && (sql.token(i + 1).is("AS") || sql.token(i + 1).isSymbol('('))) {
                queries.add(sql.token(i).name());
            }
        }
    }

    /** Such a function does not stand beside a user's table. */
    static void refuse(Rewriting sql) {
        for (int i = 0; i < sql.size() - 1; i++) {
            boolean called =
                    sql.token(i).is("GENERATE_SERIES") && sql.token(i + 1).isSymbol('(');
            if (called && new LeaderNode(sql).namesTable()) {
                throw SqlRefusal.unsupported(
                        sql.token(i),
                        "Specified types or functions (one per INFO message) not supported on Redshift tables.");
            }
        }
    }

    private boolean namesTable() {
        if (sql.token(0).isAny("INSERT", "UPDATE", "DELETE", "MERGE", "CREATE")) {
            return true;
        }
        for (int i = 1; i < sql.size() - 1; i++) {
            boolean tables = sql.token(i).is("FROM") ? from(i) : sql.token(i).is("JOIN") && isTable(i + 1);
            if (tables) {
                return true;
            }
        }
        return false;
    }

    private boolean from(int from) {
        for (int i = from; i < sql.size() - 1 && !sql.token(i).isSymbol(')'); i = sql.skip(i)) {
            if (sql.token(i).isAny(AFTER_TABLES)) {
                return false;
            }
            if ((i == from || sql.token(i).isSymbol(',')) && isTable(i + 1)) {
                return true;
            }
        }
        return false;
    }

    private boolean isTable(int at) {
        return sql.token(at).isName()
                && !sql.token(at + 1).isSymbol('(')
                && !queries.contains(sql.token(at).name());
    }
}
