package io.bulkdata.redshiftlocal.sql;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Translates SET, SHOW and RESET of the parameters that only Redshift has, and the isolation levels that it takes as one. */
final class SettingTranslator {

    /** Kept under a prefix, without effect. Developer guide, "Configuration reference". */
    private static final Set<String> REDSHIFT_ONLY = Set.of(
            "query_group",
            "analyze_threshold_percent",
            "auto_analyze",
            "auto_mv",
            "cast_super_null_on_error",
            "datashare_break_glass_session_var",
            "default_geometry_encoding",
            "describe_field_name_in_uppercase",
            "downcase_delimited_identifier",
            "enable_case_sensitive_identifier",
            "enable_case_sensitive_super_attribute",
            "enable_numeric_rounding",
            "enable_result_cache_for_session",
            "enable_vacuum_boost",
            "error_on_nondeterministic_update",
            "json_parse_dedup_attributes",
            "json_parse_truncate_strings",
            "json_serialization_enable",
            "json_serialization_parse_nested_strings",
            "max_concurrency_scaling_clusters",
            "max_cursor_result_set_size",
            "mv_enable_aqmv_for_session",
            "navigate_super_null_on_error",
            "parse_super_null_on_error",
            "spectrum_enable_pseudo_columns",
            "spectrum_query_maxerror",
            "stored_proc_log_min_messages",
            "wlm_query_slot_count");

    /** Levels of PostgreSQL's own, which Redshift takes and which mean nothing. */
    private static final Set<String> WITHOUT_EFFECT = Set.of("transaction_isolation", "default_transaction_isolation");

    private SettingTranslator() {}

    static void translate(List<Token> tokens, List<Edit> edits) {
        Cursor cursor = new Cursor(tokens);
        if (cursor.acceptAny("SET", "SHOW", "RESET")) {
            cursor.acceptAny("SESSION", "LOCAL");
            parameter(cursor.peek(), cursor, edits);
        }
        if (tokens.get(0).isAny("SET", "BEGIN", "START")) {
            isolation(tokens, edits);
        }
    }

    private static void parameter(Token token, Cursor cursor, List<Edit> edits) {
        if (!token.isName()) {
            return;
        }
        String name = token.name().toLowerCase(Locale.ROOT);
        boolean sets = !cursor.previous().is("SHOW");
        if (REDSHIFT_ONLY.contains(name) || (sets && WITHOUT_EFFECT.contains(name))) {
            edits.add(Edit.replace(token, "redshift." + name));
        } else if (name.equals("client_encoding") || name.equals("names")) {
            requireUtf8(token, cursor);
        }
    }

    private static void requireUtf8(Token token, Cursor cursor) {
        cursor.next();
        boolean changes = cursor.accept("TO") || cursor.acceptSymbol('=') || token.is("NAMES");
        Token value = cursor.peek();
        String encoding = value.text().replaceAll("['\"_-]", "").toUpperCase(Locale.ROOT);
        if (changes && !Set.of("UTF8", "UNICODE", "DEFAULT").contains(encoding)) {
            throw SqlRefusal.unsupported(value, "client encoding " + value.text() + " is not supported: only UTF8 is");
        }
    }

    /** Redshift takes every level for the one its database has: the clause goes, and what is left stays. */
    private static void isolation(List<Token> tokens, List<Edit> edits) {
        for (int i = 1; i + 2 < tokens.size(); i++) {
            if (tokens.get(i).is("ISOLATION") && tokens.get(i + 1).is("LEVEL")) {
                removeLevel(tokens, i, edits);
                return;
            }
        }
    }

    private static void removeLevel(List<Token> tokens, int clause, List<Edit> edits) {
        Cursor cursor = new Cursor(tokens.subList(clause + 2, tokens.size()));
        Token level = cursor.peek();
        if (!cursor.accept("SERIALIZABLE")
                && !cursor.accept("REPEATABLE", "READ")
                && !cursor.accept("READ", "COMMITTED")
                && !cursor.accept("READ", "UNCOMMITTED")) {
            throw SqlRefusal.unexpected(level);
        }
        int end = cursor.previous().end();
        cursor.acceptSymbol(',');
        int start = tokens.get(clause).start();
        if (tokens.get(0).is("SET") && cursor.atEnd()) {
            // Nothing but the level: it is set to no effect.
            edits.add(new Edit(tokens.get(0).end(), end, " redshift.isolation_level TO 'as the database has it'"));
        } else {
            edits.add(Edit.remove(start, cursor.atEnd() ? end : cursor.peek().start()));
        }
    }
}
