package io.bulkdata.redshiftlocal.sql;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Translates SET, SHOW and RESET of the parameters that only Redshift has, and the isolation levels that it takes as one. */
final class SettingTranslator {

    /** Kept under a prefix, without effect; with their defaults. Developer guide, "Configuration reference". */
    private static final Map<String, String> REDSHIFT_ONLY = Map.ofEntries(
            Map.entry("query_group", "default"),
            Map.entry("analyze_threshold_percent", "10"),
            Map.entry("auto_analyze", "on"),
            Map.entry("auto_mv", "on"),
            Map.entry("cast_super_null_on_error", "off"),
            Map.entry("datashare_break_glass_session_var", "default"),
            Map.entry("default_geometry_encoding", "1"),
            Map.entry("describe_field_name_in_uppercase", "off"),
            Map.entry("downcase_delimited_identifier", "on"),
            Map.entry("enable_case_sensitive_identifier", "off"),
            Map.entry("enable_case_sensitive_super_attribute", "off"),
            Map.entry("enable_numeric_rounding", "off"),
            Map.entry("enable_result_cache_for_session", "on"),
            Map.entry("enable_vacuum_boost", "off"),
            Map.entry("error_on_nondeterministic_update", "off"),
            Map.entry("json_parse_dedup_attributes", "off"),
            Map.entry("json_parse_truncate_strings", "off"),
            Map.entry("json_serialization_enable", "off"),
            Map.entry("json_serialization_parse_nested_strings", "off"),
            Map.entry("max_concurrency_scaling_clusters", "1"),
            Map.entry("max_cursor_result_set_size", "0"),
            Map.entry("mv_enable_aqmv_for_session", "on"),
            Map.entry("navigate_super_null_on_error", "on"),
            Map.entry("parse_super_null_on_error", "off"),
            Map.entry("spectrum_enable_pseudo_columns", "on"),
            Map.entry("spectrum_query_maxerror", "-1"),
            Map.entry("stored_proc_log_min_messages", "LOG"),
            Map.entry("wlm_query_slot_count", "1"));

    /** Levels of PostgreSQL's own, which Redshift takes and which mean nothing. */
    private static final Set<String> WITHOUT_EFFECT = Set.of("transaction_isolation", "default_transaction_isolation");

    private SettingTranslator() {}

    static void translate(List<Token> tokens, List<Edit> edits) {
        Cursor cursor = new Cursor(tokens);
        if (cursor.acceptAny("SET", "RESET")) {
            cursor.acceptAny("SESSION", "LOCAL");
            parameter(cursor.peek(), cursor, edits);
        }
        if (tokens.get(0).isAny("SET", "BEGIN", "START")) {
            isolation(tokens, edits);
        }
    }

    /** SHOW of such a parameter tells its own name. */
    static Optional<Action> shown(Cursor cursor, List<Edit> edits) {
        if (!cursor.accept("SHOW") || !cursor.peek().isName() || cursor.peek(1).kind() != Token.Kind.END) {
            return Optional.empty();
        }
        String name = cursor.name().toLowerCase(Locale.ROOT);
        if (!REDSHIFT_ONLY.containsKey(name)) {
            return Optional.empty();
        }
        String query = "SELECT coalesce(nullif(pg_catalog.current_setting('redshift." + name + "', true), ''), "
                + Literals.quoted(REDSHIFT_ONLY.get(name)) + ") AS " + name;
        edits.add(new Edit(cursor.first().start(), cursor.previous().end(), query));
        return Optional.of(new Action.Instead("SHOW", false));
    }

    private static void parameter(Token token, Cursor cursor, List<Edit> edits) {
        if (!token.isName()) {
            return;
        }
        String name = token.name().toLowerCase(Locale.ROOT);
        if (REDSHIFT_ONLY.containsKey(name) || WITHOUT_EFFECT.contains(name)) {
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
