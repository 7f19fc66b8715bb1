package io.bulkdata.redshiftlocal.sql;

import java.util.List;

/** Translates CREATE PROCEDURE and CREATE FUNCTION: arguments, languages, and Redshift's spelling inside the body. */
final class RoutineTranslator {

    private final Cursor cursor;
    private final List<Edit> edits;
    private final boolean procedure;
    private boolean hasOutput;

    private RoutineTranslator(Cursor cursor, List<Edit> edits) {
        this.cursor = cursor;
        this.edits = edits;
        this.procedure = cursor.previous().is("PROCEDURE");
    }

    /** @param cursor after the word PROCEDURE or FUNCTION */
    static void translate(Cursor cursor, List<Edit> edits) {
        RoutineTranslator translator = new RoutineTranslator(cursor, edits);
        cursor.qualifiedName();
        translator.arguments();
        while (!cursor.atEnd()) {
            translator.clause();
        }
    }

    private void arguments() {
        cursor.expectSymbol('(');
        while (!cursor.peek().isSymbol(')')) {
            argument();
            if (!cursor.peek().isSymbol(')')) {
                cursor.expectSymbol(',');
            }
        }
        cursor.expectSymbol(')');
    }

    /** CALL names no OUT arguments in Redshift; PostgreSQL lets those out that have a default. */
    private void argument() {
        Token start = cursor.peek();
        boolean output = false;
        while (!cursor.peek().isSymbol(',') && !cursor.peek().isSymbol(')')) {
            if (procedure && cursor.peek().is("OUT")) {
                output = true;
                edits.add(Edit.replace(cursor.peek(), "INOUT"));
            }
            cursor.skip();
        }
        if (output) {
            edits.add(Edit.insert(cursor.previous().end(), " DEFAULT NULL"));
        } else if (hasOutput) {
            throw SqlRefusal.unsupported(
                    start, "an argument behind an OUT argument is not supported by redshift-local");
        }
        hasOutput |= output;
    }

    private void clause() {
        Token token = cursor.next();
        if (token.is("NONATOMIC")) {
            throw SqlRefusal.unsupported(token, "NONATOMIC procedures are not supported by redshift-local");
        }
        if (token.is("LANGUAGE")) {
            language();
        } else if (token.kind() == Token.Kind.STRING && token.text().startsWith("$")) {
            body(token);
        }
    }

    private void language() {
        Token language = cursor.peek();
        String wanted = procedure ? "plpgsql" : "sql";
        if (!cursor.name().equals(wanted)) {
            throw SqlRefusal.unsupported(
                    language,
                    "LANGUAGE " + language.text() + " is not supported by redshift-local here: only " + wanted);
        }
    }

    private void body(Token token) {
        String text = token.text();
        Rewritten rewritten = new Rewritten(text, 0, text.length(), Spelling.edits(inside(text)));
        edits.add(Edit.replace(token, rewritten.text()));
    }

    /** The tokens between the dollar quotes, whose places are those in the text with the quotes. */
    private static List<Token> inside(String text) {
        int quote = text.indexOf('$', 1) + 1;
        int end = Math.max(quote, text.length() - quote);
        return Tokenizer.tokens(text.substring(quote, end)).stream()
                .map(token -> new Token(token.kind(), token.start() + quote, token.end() + quote, token.text()))
                .toList();
    }
}
