package io.bulkdata.redshiftlocal.sql;

import java.util.ArrayList;
import java.util.List;

/** SQL text with all its statements, in their order. */
public final class Script {

    private final String source;
    private final List<Statement> statements;

    private Script(String source, List<Statement> statements) {
        this.source = source;
        this.statements = statements;
    }

    /** Never fails: what is not accepted becomes a statement that says so. */
    public static Script parse(String source) {
        List<Token> tokens = Tokenizer.tokens(source);
        List<Statement> statements = new ArrayList<>();
        int first = 0;
        int depth = 0;
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            depth += token.isSymbol('(') ? 1 : token.isSymbol(')') ? -1 : 0;
            if (token.kind() == Token.Kind.END || (token.isSymbol(';') && depth <= 0)) {
                if (i > first) {
                    statements.add(Translator.translate(source, tokens.subList(first, i)));
                }
                first = i + 1;
                depth = 0;
            }
        }
        return new Script(source, statements);
    }

    public List<Statement> statements() {
        return statements;
    }

    /** The whole text, comments and all, as PostgreSQL shall read it. */
    public Rewritten rewritten() {
        List<Edit> edits = statements.stream().flatMap(s -> s.edits().stream()).toList();
        return new Rewritten(source, 0, source.length(), edits);
    }
}
