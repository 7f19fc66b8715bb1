package io.bulkdata.redshiftlocal.sql;

import java.util.List;

/** The query of an UNLOAD, which stands in a literal: understood like any statement, with its places in the whole text. */
public final class UnloadQuery {

    private final String text;
    private final Statement statement;
    private final Literal literal;

    private UnloadQuery(String text, Statement statement, Literal literal) {
        this.text = text;
        this.statement = statement;
        this.literal = literal;
    }

    /**
     * A literal's contents within the text around it.
     *
     * @param start of the contents
     * @param doubled whether quotes inside are written twice
     */
    private record Literal(String source, int start, boolean doubled) {

        static Literal of(Token token) {
            String text = token.text();
            if (text.startsWith("$")) {
                int tag = text.indexOf('$', 1) + 1;
                return new Literal(text, token.start() + tag, false);
            }
            Literals.text(token);
            return new Literal(text, token.start() + 1, true);
        }

        String contents(Token token) {
            int skipped = start - token.start();
            String inside = source.substring(skipped, Math.max(skipped, source.length() - skipped));
            return doubled ? inside.replace("''", "'") : inside;
        }

        /** Where a place of the contents is in the text around. */
        int outside(String contents, int offset) {
            int place = Math.min(offset, contents.length());
            long quotes =
                    contents.substring(0, place).chars().filter(c -> c == '\'').count();
            return start + place + (doubled ? (int) quotes : 0);
        }
    }

    /** @throws SqlRefusal at its place when it is not one query, or not one that UNLOAD takes */
    static UnloadQuery of(Token token) {
        Literal literal = Literal.of(token);
        String text = literal.contents(token);
        List<Statement> statements = Script.parse(text).statements();
        if (statements.size() != 1) {
            throw SqlRefusal.wrong(token, "UNLOAD needs one query, not " + statements.size());
        }
        UnloadQuery query = new UnloadQuery(text, statements.get(0), literal);
        try {
            query.check();
        } catch (SqlRefusal refusal) {
            int offset = refusal.offset() < 0 ? token.start() : literal.outside(text, refusal.offset());
            throw new SqlRefusal(refusal.sqlState(), refusal.getMessage(), offset);
        }
        return query;
    }

    private void check() {
        if (statement.action() instanceof Action.Refuse refused) {
            throw refused.refusal();
        }
        Cursor cursor = new Cursor(Tokenizer.tokens(text));
        if (!cursor.peek().isAny("SELECT", "WITH") && !cursor.peek().isSymbol('(')) {
            throw SqlRefusal.wrong(cursor.peek(), "UNLOAD needs a SELECT query");
        }
        while (!cursor.atEnd()) {
            Token token = cursor.peek();
            if (token.is("LIMIT") || (token.is("TOP") && cursor.peek(1).kind() == Token.Kind.NUMBER)) {
                throw SqlRefusal.unsupported(token, "Limit clause is not supported.");
            }
            cursor.skip();
        }
    }

    /** The query as PostgreSQL shall read it, without a semicolon. */
    public String sql() {
        return statement.rewritten().text();
    }

    /** Whether it asks what the session did before. */
    public boolean readsSession() {
        return statement.readsSession();
    }

    /** Whether it asks what sessions did before. */
    public boolean readsHistory() {
        return statement.readsHistory();
    }

    /**
     * The place in the whole text that belongs to a place in {@link #sql}.
     *
     * @param position as PostgreSQL gives it: in code points, from 1
     * @return in UTF-16 characters, from 0
     */
    public int offset(int position) {
        int points =
                Math.min(statement.rewritten().originalPosition(position) - 1, text.codePointCount(0, text.length()));
        return literal.outside(text, text.offsetByCodePoints(0, points));
    }
}
