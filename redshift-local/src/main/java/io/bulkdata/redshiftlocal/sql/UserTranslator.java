package io.bulkdata.redshiftlocal.sql;

import java.util.List;

/** Translates CREATE USER and ALTER USER, and the word ROLE in GRANT and REVOKE. */
final class UserTranslator {

    private final Cursor cursor;
    private final List<Edit> edits;

    private UserTranslator(Cursor cursor, List<Edit> edits) {
        this.cursor = cursor;
        this.edits = edits;
    }

    /** @param cursor after the word USER */
    static void translate(Cursor cursor, List<Edit> edits) {
        cursor.name();
        UserTranslator translator = new UserTranslator(cursor, edits);
        while (!cursor.atEnd()) {
            translator.option();
        }
    }

    private void option() {
        Token start = cursor.peek();
        if (cursor.accept("PASSWORD", "DISABLE")) {
            replace(start, "PASSWORD NULL");
        } else if (cursor.acceptAny("CREATEUSER", "NOCREATEUSER")) {
            // Nobody but the embedded server's owner is a superuser; what is left is to make users.
            replace(start, start.is("CREATEUSER") ? "CREATEROLE" : "NOCREATEROLE");
        } else if (cursor.accept("SYSLOG", "ACCESS")) {
            if (!cursor.acceptAny("RESTRICTED", "UNRESTRICTED")) {
                throw SqlRefusal.unexpected(cursor.peek());
            }
            replace(start, "");
        } else if (cursor.accept("SESSION", "TIMEOUT")) {
            cursor.expectKind(Token.Kind.NUMBER);
            replace(start, "");
        } else if (cursor.accept("RESET", "SESSION", "TIMEOUT")) {
            replace(start, "");
        } else if (cursor.accept("CONNECTION", "LIMIT", "UNLIMITED")) {
            replace(start, "CONNECTION LIMIT -1");
        } else if (cursor.accept("EXTERNALID")) {
            throw SqlRefusal.unsupported(start, "EXTERNALID is not supported by redshift-local");
        } else {
            cursor.next();
        }
    }

    private void replace(Token start, String replacement) {
        edits.add(new Edit(start.start(), cursor.previous().end(), replacement));
    }

    /** PostgreSQL writes the names of roles alone. */
    static void translateGrant(List<Token> tokens, List<Edit> edits) {
        for (int i = 1; i + 1 < tokens.size(); i++) {
            Token before = tokens.get(i - 1);
            boolean mayName = before.isAny("GRANT", "REVOKE", "TO", "FROM") || before.isSymbol(',');
            if (tokens.get(i).is("ROLE") && mayName && tokens.get(i + 1).isName()) {
                edits.add(Edit.remove(tokens.get(i).start(), tokens.get(i + 1).start()));
            }
        }
    }
}
