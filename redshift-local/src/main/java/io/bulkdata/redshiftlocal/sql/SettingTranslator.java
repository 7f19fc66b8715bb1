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
        if (REDSHIFT_ONLY.contains(name)) {
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

    /** Redshift takes every level for the one its database has. */
    private static void isolation(List<Token> tokens, List<Edit> edits) {
        for (int i = 0; i + 2 < tokens.size(); i++) {
            Token level = tokens.get(i + 2);
            if (tokens.get(i).is("ISOLATION") && tokens.get(i + 1).is("LEVEL")) {
                if (level.is("SERIALIZABLE")) {
                    edits.add(Edit.replace(level, "REPEATABLE READ"));
                } else if (level.is("READ")) {
                    edits.add(new Edit(level.start(), tokens.get(i + 3).end(), "REPEATABLE READ"));
                }
            }
        }
    }
}
