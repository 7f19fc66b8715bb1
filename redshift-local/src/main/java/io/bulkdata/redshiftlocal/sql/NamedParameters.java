package io.bulkdata.redshiftlocal.sql;

import java.util.ArrayList;
import java.util.List;

/**
 * SQL whose parameters are named, {@code :id}, as the Data API takes it: Amazon Redshift Management Guide, "Passing SQL
 * statements to an Amazon Redshift data warehouse". Strings, quoted names and comments have none, and {@code ::} is a cast.
 *
 * @param sql with a question mark in each parameter's place; a question mark that was there stays what it is
 * @param names of the parameters in their order, each as often as it is used
 */
public record NamedParameters(String sql, List<String> names) {

    public NamedParameters {
        names = List.copyOf(names);
    }

    /** Never fails: what is not SQL has no parameters. */
    public static NamedParameters scan(String source) {
        List<Token> tokens = Tokenizer.tokens(source);
        List<String> names = new ArrayList<>();
        StringBuilder sql = new StringBuilder();
        int copied = 0;
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            String name = isLoneColon(tokens, i) ? nameAt(source, token.end()) : "";
            if (!name.isEmpty()) {
                names.add(name);
                sql.append(source, copied, token.start()).append('?');
                copied = token.end() + name.length();
            }
        }
        return new NamedParameters(sql.append(source.substring(copied)).toString(), names);
    }

    private static boolean isLoneColon(List<Token> tokens, int index) {
        return tokens.get(index).isSymbol(':')
                && !touches(tokens, index - 1, index)
                && !touches(tokens, index, index + 1);
    }

    /** Whether both are colons without anything between them. */
    private static boolean touches(List<Token> tokens, int left, int right) {
        return left >= 0
                && tokens.get(left).isSymbol(':')
                && tokens.get(right).isSymbol(':')
                && tokens.get(left).end() == tokens.get(right).start();
    }

    private static String nameAt(String source, int start) {
        int end = start;
        while (end < source.length() && isNamePart(source.charAt(end))) {
            end++;
        }
        return source.substring(start, end);
    }

    /** API reference, "SqlParameter": {@code [0-9a-zA-Z_]+}. */
    private static boolean isNamePart(char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    }
}
