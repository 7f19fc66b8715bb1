package io.bulkdata.redshiftlocal.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Translates SHOW DATABASES, SCHEMAS, TABLES, COLUMNS, CONSTRAINTS, GRANTS, FUNCTIONS, PROCEDURES, PARAMETERS, TABLE and VIEW into
 * queries of the catalogue. Drivers send them with parameters in place of names.
 */
final class ShowTranslator {

    /** Words after which a cluster's SHOW is not about a setting either. */
    private static final String[] NOT_HERE = {
        "GRANTS", "COLUMN", "EXTERNAL", "MODEL", "PROCEDURE", "DATASHARES", "POLICIES", "TEMPLATE", "FUNCTION"
    };

    private static final String NOT_GIVEN = "NULL";
    private static final int MAXIMUM_ROWS = 10_000;
    private static final String ROUTINE_COLUMNS =
            ", number_of_arguments, argument_list, return_type, remarks FROM pg_catalog.redshift_local_show_routines(";
    private static final String PARAMETER_COLUMNS = ", parameter_name, ordinal_position, parameter_type, data_type,"
            + " character_maximum_length, numeric_precision, numeric_scale FROM pg_catalog.redshift_local_show_parameters(";

    private final Cursor cursor;

    private ShowTranslator(Cursor cursor) {
        this.cursor = cursor;
    }

    /** The query that answers the statement; empty when it is none of these. */
    static Optional<String> query(Cursor cursor) {
        return cursor.accept("SHOW") ? new ShowTranslator(cursor).query() : Optional.empty();
    }

    private Optional<String> query() {
        if (cursor.accept("DATABASES")) {
            return Optional.of(call("databases(", List.of(), like()));
        }
        if (cursor.accept("SCHEMAS", "FROM", "DATABASE")) {
            return Optional.of(call("schemas(", names(1), like()));
        }
        if (cursor.accept("TABLES", "FROM", "SCHEMA")) {
            return Optional.of(call("tables(", names(2), like()));
        }
        if (cursor.accept("COLUMNS", "FROM", "TABLE")) {
            return Optional.of(call("columns(", names(3), like()));
        }
        if (cursor.accept("CONSTRAINTS")) {
            return Optional.of(constraints());
        }
        if (cursor.accept("TABLE")) {
            return Optional.of(definition("table", "Table"));
        }
        if (cursor.accept("VIEW")) {
            return Optional.of(definition("view", "View"));
        }
        return grantsOrRoutines();
    }

    private String definition(String function, String kind) {
        String name = cursor.qualifiedName().stream()
                .map(part -> '"' + part.replace("\"", "\"\"") + '"')
                .collect(Collectors.joining("."));
        cursor.expectEnd();
        return "SELECT pg_catalog.redshift_local_show_" + function + "(" + literal(name) + "::pg_catalog.regclass)"
                + " AS \"Show " + kind + " DDL statement\"";
    }

    private Optional<String> grantsOrRoutines() {
        if (cursor.accept("GRANTS", "ON", "TABLE")) {
            return Optional.of(call("table_grants(", names(3), List.of()));
        }
        if (cursor.accept("COLUMN", "GRANTS", "ON", "TABLE")) {
            return Optional.of(call("column_grants(", names(3), like()));
        }
        if (cursor.accept("PROCEDURES", "FROM", "SCHEMA")) {
            return Optional.of(routines("procedure_name", "'p'"));
        }
        if (cursor.accept("FUNCTIONS", "FROM", "SCHEMA")) {
            return Optional.of(routines("function_name", "'f'"));
        }
        if (cursor.accept("PARAMETERS", "OF", "PROCEDURE")) {
            return Optional.of(parameters("procedure_name", "'p'"));
        }
        if (cursor.accept("PARAMETERS", "OF", "FUNCTION")) {
            return Optional.of(parameters("function_name", "'f'"));
        }
        Token other = cursor.peek();
        if (other.isAny(NOT_HERE)) {
            throw SqlRefusal.unsupported(
                    other, "this form of SHOW " + other.text() + " is not supported by redshift-local");
        }
        return Optional.empty();
    }

    private String constraints() {
        if (cursor.accept("PRIMARY", "KEYS", "FROM", "TABLE")) {
            return call("primary_keys(", names(3), List.of());
        }
        cursor.expect("FOREIGN", "KEYS");
        boolean exported = cursor.accept("EXPORTED");
        cursor.expect("FROM", "TABLE");
        return call("foreign_keys(", names(3), List.of(Boolean.toString(exported)));
    }

    private String routines(String nameColumn, String kind) {
        String start = "SELECT database_name, schema_name, routine_name AS " + nameColumn + ROUTINE_COLUMNS + kind;
        return ended(start, names(2), like());
    }

    private String parameters(String nameColumn, String kind) {
        String start = "SELECT database_name, schema_name, routine_name AS " + nameColumn + PARAMETER_COLUMNS + kind;
        List<String> arguments = new ArrayList<>(names(3));
        arguments.add(argumentTypes());
        return ended(start, arguments, like());
    }

    private String call(String function, List<String> names, List<String> further) {
        return ended("SELECT * FROM pg_catalog.redshift_local_show_" + function, names, further);
    }

    private String ended(String start, List<String> names, List<String> further) {
        List<String> arguments = new ArrayList<>(names);
        arguments.addAll(further);
        arguments.add(limit());
        cursor.expectEnd();
        String separator = start.endsWith("(") ? "" : ", ";
        return start + separator + String.join(", ", arguments) + ")";
    }

    /** As many parts as that; the database may be left out when others follow. */
    private List<String> names(int count) {
        List<String> parts = new ArrayList<>();
        do {
            parts.add(name());
        } while (cursor.acceptSymbol('.'));
        if (count > 1 && parts.size() == count - 1) {
            parts.add(0, "current_database()");
        }
        if (parts.size() != count) {
            throw SqlRefusal.unexpected(cursor.peek());
        }
        return parts;
    }

    private String name() {
        Token token = cursor.peek();
        return token.kind() == Token.Kind.PARAMETER ? text(cursor.next()) : literal(cursor.name());
    }

    private List<String> like() {
        return List.of(cursor.accept("LIKE") ? text(cursor.next()) : NOT_GIVEN);
    }

    private static String text(Token token) {
        return switch (token.kind()) {
            case PARAMETER -> token.text() + "::text";
            case STRING -> literal(Literals.text(token));
            default -> throw SqlRefusal.unexpected(token);
        };
    }

    private String limit() {
        return cursor.accept("LIMIT") ? Integer.toString(Literals.integer(cursor.next(), 0, MAXIMUM_ROWS)) : NOT_GIVEN;
    }

    /** The types between the parentheses: words such as {@code double precision}, or parameters. */
    private String argumentTypes() {
        cursor.expectSymbol('(');
        List<String> types = new ArrayList<>();
        while (!cursor.acceptSymbol(')')) {
            types.add(argumentType());
            if (!cursor.peek().isSymbol(')')) {
                cursor.expectSymbol(',');
            }
        }
        return "ARRAY[" + String.join(", ", types) + "]::text[]";
    }

    private String argumentType() {
        if (cursor.peek().kind() == Token.Kind.PARAMETER) {
            return text(cursor.next());
        }
        List<String> words = new ArrayList<>();
        do {
            words.add(cursor.name());
        } while (cursor.peek().isName());
        return literal(String.join(" ", words));
    }

    private static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
