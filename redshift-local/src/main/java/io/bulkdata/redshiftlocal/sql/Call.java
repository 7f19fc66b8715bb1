package io.bulkdata.redshiftlocal.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A call of a function, by the indexes of its tokens.
 *
 * @param name of its name
 * @param open of the parenthesis before its arguments
 * @param close of the one after them
 */
record Call(Rewriting sql, int name, int open, int close, List<Span> arguments) {

    /** Tokens in a row, the last one included. */
    record Span(int first, int last) {

        boolean isOne() {
            return first == last;
        }
    }

    Call {
        arguments = List.copyOf(arguments);
    }

    /** The call of a function without a schema whose name stands there. */
    static Optional<Call> at(Rewriting sql, int index) {
        boolean named = sql.token(index).kind() == Token.Kind.WORD
                && sql.token(index + 1).isSymbol('(')
                && !sql.token(index - 1).isSymbol('.');
        if (!named || sql.partner(index + 1) == Rewriting.NONE) {
            return Optional.empty();
        }
        int close = sql.partner(index + 1);
        return Optional.of(new Call(sql, index, index + 1, close, spans(sql, index + 2, close)));
    }

    /** What commas part. */
    static List<Span> spans(Rewriting sql, int from, int to) {
        List<Span> spans = new ArrayList<>();
        int first = from;
        for (int i = from; i <= to; i = sql.skip(i)) {
            if (i == to || sql.token(i).isSymbol(',')) {
                if (i > first) {
                    spans.add(new Span(first, i - 1));
                }
                first = i + 1;
            }
        }
        return spans;
    }

    String lowerName() {
        return sql.token(name).text().toLowerCase(Locale.ROOT);
    }

    Span argument(int index) {
        return arguments.get(index);
    }

    String text(int argument) {
        return sql.text(arguments.get(argument).first(), arguments.get(argument).last());
    }

    void rename(String to) {
        sql.replace(name, to);
    }

    void requireArguments(int atLeast) {
        if (arguments.size() < atLeast) {
            throw SqlRefusal.unexpected(sql.token(close));
        }
    }
}
