package io.bulkdata.redshiftlocal.sql;

import java.util.List;
import java.util.Set;

/** The system tables that are made from what the sessions did of late. */
final class HistoryTables {

    private static final Set<String> NAMES = Set.of(
            "redshift_local_statements",
            "redshift_local_connections",
            "stl_query",
            "stl_querytext",
            "stl_utilitytext",
            "stl_ddltext",
            "stl_error",
            "stl_tr_conflict",
            "stl_connection_log",
            "stv_recents",
            "stv_inflight",
            "stv_locks",
            "svl_qlog",
            "svl_statementtext",
            "svv_transactions",
            "sys_query_history",
            "sys_query_text",
            "sys_connection_log");

    private HistoryTables() {}

    static boolean areIn(List<Token> tokens) {
        return tokens.stream().anyMatch(token -> token.isName() && NAMES.contains(token.name()));
    }
}
