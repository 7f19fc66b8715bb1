package io.bulkdata.redshiftlocal.sql;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Translates CREATE DATABASE and ALTER DATABASE, whose isolation level PostgreSQL keeps as a setting of the database. */
final class DatabaseTranslator {

    private static final String SETTING = " SET default_transaction_isolation TO ";

    private final Cursor cursor;
    private final List<Edit> edits;
    private String database;
    private Isolation isolation;

    private DatabaseTranslator(Cursor cursor, List<Edit> edits) {
        this.cursor = cursor;
        this.edits = edits;
    }

    static Optional<Action> translate(List<Token> tokens, List<Edit> edits) {
        DatabaseTranslator translator = new DatabaseTranslator(new Cursor(tokens), edits);
        if (translator.cursor.accept("CREATE", "DATABASE")) {
            return translator.create();
        }
        return translator.cursor.accept("ALTER", "DATABASE") ? translator.alter() : Optional.empty();
    }

    private Optional<Action> create() {
        database = cursor.name();
        while (!cursor.atEnd()) {
            option();
        }
        return isolation == null ? Optional.empty() : Optional.of(new Action.Followed(alterIsolation()));
    }

    private void option() {
        Token start = cursor.peek();
        if (cursor.accept("ISOLATION", "LEVEL")) {
            isolation();
            remove(start);
        } else if (cursor.accept("COLLATE")) {
            collation();
            remove(start);
        } else if (cursor.accept("CONNECTION", "LIMIT")) {
            connectionLimit();
        } else if (cursor.accept("OWNER")) {
            cursor.acceptSymbol('=');
            cursor.name();
        } else if (!cursor.accept("WITH")) {
            throw SqlRefusal.unexpected(start);
        }
    }

    private Optional<Action> alter() {
        Token name = cursor.peek();
        database = cursor.name();
        Token start = cursor.peek();
        if (cursor.accept("CONNECTION", "LIMIT")) {
            connectionLimit();
        } else if (cursor.accept("COLLATE")) {
            throw SqlRefusal.unsupported(start, "ALTER DATABASE COLLATE is not supported by redshift-local");
        } else if (cursor.accept("ISOLATION", "LEVEL")) {
            isolation();
            edits.add(new Edit(start.start(), cursor.previous().end(), SETTING.strip() + " " + level()));
            return Optional.of(changeIsolation(name));
        } else if (!cursor.peek().isAny("RENAME", "OWNER")) {
            throw SqlRefusal.unexpected(start);
        }
        return Optional.empty();
    }

    private Action changeIsolation(Token name) {
        cursor.expectEnd();
        if (database.equals("dev")) {
            throw SqlRefusal.unsupported(name, "cannot alter the isolation level of database \"dev\"");
        }
        return new Action.Guarded(
                Optional.of("ALTER DATABASE ... ISOLATION LEVEL"),
                new Action.Check("SELECT pg_catalog.redshift_local_require_unused($1)", List.of(database)));
    }

    private void isolation() {
        Token level = cursor.peek();
        if (!cursor.acceptAny("SNAPSHOT", "SERIALIZABLE")) {
            throw SqlRefusal.unexpected(level);
        }
        isolation = Isolation.valueOf(level.text().toUpperCase(Locale.ROOT));
    }

    private void collation() {
        Token collation = cursor.next();
        if (!collation.isAny("CASE_SENSITIVE", "CS")) {
            throw SqlRefusal.unsupported(
                    collation, "COLLATE " + collation.text() + " is not supported by redshift-local");
        }
    }

    private void connectionLimit() {
        Token limit = cursor.next();
        if (limit.is("UNLIMITED")) {
            edits.add(Edit.replace(limit, "-1"));
        } else if (limit.kind() != Token.Kind.NUMBER) {
            throw SqlRefusal.unexpected(limit);
        }
    }

    private String alterIsolation() {
        return "ALTER DATABASE \"" + database.replace("\"", "\"\"") + "\"" + SETTING + level();
    }

    private String level() {
        return "'" + isolation.postgresName() + "'";
    }

    private void remove(Token start) {
        edits.add(Edit.remove(start.start(), cursor.previous().end()));
    }
}
