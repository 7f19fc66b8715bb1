package io.bulkdata.redshiftlocal.sql;

import java.util.ArrayList;
import java.util.List;

/** Walks over the tokens of one statement. */
final class Cursor {

    private final List<Token> tokens;
    private int at;

    /** @param tokens the last one of kind END */
    Cursor(List<Token> tokens) {
        this.tokens = tokens;
    }

    Token peek() {
        return tokens.get(at);
    }

    Token peek(int ahead) {
        return tokens.get(Math.min(at + ahead, tokens.size() - 1));
    }

    List<Token> all() {
        return tokens;
    }

    Token first() {
        return tokens.get(0);
    }

    Token previous() {
        return tokens.get(at - 1);
    }

    Token next() {
        Token token = peek();
        at = Math.min(at + 1, tokens.size() - 1);
        return token;
    }

    boolean atEnd() {
        return peek().kind() == Token.Kind.END;
    }

    /** Steps over the keywords when all of them come next. */
    boolean accept(String... keywords) {
        for (int i = 0; i < keywords.length; i++) {
            if (!peek(i).is(keywords[i])) {
                return false;
            }
        }
        at += keywords.length;
        return true;
    }

    boolean acceptAny(String... keywords) {
        boolean found = peek().isAny(keywords);
        if (found) {
            next();
        }
        return found;
    }

    boolean acceptSymbol(char symbol) {
        boolean found = peek().isSymbol(symbol);
        if (found) {
            next();
        }
        return found;
    }

    void expect(String... keywords) {
        for (String keyword : keywords) {
            if (!accept(keyword)) {
                throw SqlRefusal.unexpected(peek());
            }
        }
    }

    void expectSymbol(char symbol) {
        if (!acceptSymbol(symbol)) {
            throw SqlRefusal.unexpected(peek());
        }
    }

    void expectEnd() {
        if (!atEnd()) {
            throw SqlRefusal.unexpected(peek());
        }
    }

    Token expectKind(Token.Kind kind) {
        if (peek().kind() != kind) {
            throw SqlRefusal.unexpected(peek());
        }
        return next();
    }

    String name() {
        if (!peek().isName()) {
            throw SqlRefusal.unexpected(peek());
        }
        return next().name();
    }

    /** A name with or without those of schema and database before it; a {@code #} before a name belongs to it. */
    List<String> qualifiedName() {
        List<String> parts = new ArrayList<>();
        do {
            String prefix = acceptSymbol('#') ? "#" : "";
            parts.add(prefix + name());
        } while (acceptSymbol('.'));
        return parts;
    }

    /** Names between parentheses. */
    List<String> nameList() {
        List<String> names = new ArrayList<>();
        expectSymbol('(');
        do {
            names.add(name());
        } while (acceptSymbol(','));
        expectSymbol(')');
        return names;
    }

    /** Steps over what stands between parentheses, nested ones included. */
    void skipParentheses() {
        expectSymbol('(');
        for (int depth = 1; depth > 0; ) {
            Token token = peek();
            if (atEnd()) {
                throw SqlRefusal.unexpected(token);
            }
            depth += token.isSymbol('(') ? 1 : token.isSymbol(')') ? -1 : 0;
            next();
        }
    }

    /** Steps over one token, or over a whole group in parentheses. */
    void skip() {
        if (peek().isSymbol('(')) {
            skipParentheses();
        } else if (atEnd()) {
            throw SqlRefusal.unexpected(peek());
        } else {
            next();
        }
    }
}
