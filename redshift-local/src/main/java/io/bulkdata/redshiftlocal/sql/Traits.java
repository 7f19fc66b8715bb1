package io.bulkdata.redshiftlocal.sql;

import java.util.ArrayList;
import java.util.List;

/**
 * What the system tables want to know of a statement.
 *
 * @param readsHistory whether it asks what sessions did before
 * @param secrets edits that hide passwords and keys from whoever reads the text later
 */
record Traits(StatementKind kind, boolean readsHistory, List<Edit> secrets) {

    private static final String[] SECRET_WORDS = {
        "PASSWORD", "CREDENTIALS", "ACCESS_KEY_ID", "SECRET_ACCESS_KEY", "SESSION_TOKEN"
    };

    Traits {
        secrets = List.copyOf(secrets);
    }

    /** @param tokens the last one of kind END */
    static Traits of(List<Token> tokens) {
        return new Traits(StatementKind.of(new Cursor(tokens)), HistoryTables.areIn(tokens), secrets(tokens));
    }

    private static List<Edit> secrets(List<Token> tokens) {
        List<Edit> secrets = new ArrayList<>();
        boolean secret = false;
        for (Token token : tokens) {
            if (secret && token.kind() == Token.Kind.STRING) {
                secrets.add(Edit.replace(token, "'***'"));
            }
            secret = token.isAny(SECRET_WORDS) || (secret && token.is("AS"));
        }
        return secrets;
    }
}
