package io.bulkdata.redshiftlocal.sql;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Understands one statement: what is Redshift's own is translated or refused, the rest is left as it is. */
final class Translator {

    private static final List<String> SESSION_FUNCTIONS = List.of(
            "pg_last_copy_count", "pg_last_copy_id", "pg_last_query_id", "pg_last_unload_count", "pg_last_unload_id");

    /** PostgreSQL's. */
    private static final int MAXIMUM_NAME_BYTES = 63;

    /** Of one UTF-16 character. */
    private static final int MAXIMUM_UTF8_BYTES = 3;

    private final String source;
    private final List<Token> tokens;
    private final List<Edit> edits = new ArrayList<>();

    private Translator(String source, List<Token> tokens) {
        this.source = source;
        this.tokens = tokens;
    }

    /** @param tokens at least one, without the semicolon */
    static Statement translate(String source, List<Token> tokens) {
        List<Token> ended = new ArrayList<>(tokens);
        int end = tokens.get(tokens.size() - 1).end();
        ended.add(new Token(Token.Kind.END, end, end, ""));
        return new Translator(source, ended).run();
    }

    private Statement run() {
        int start = tokens.get(0).start();
        int end = tokens.get(tokens.size() - 1).end();
        Action action;
        try {
            action = action();
        } catch (SqlRefusal refusal) {
            action = new Action.Refuse(refusal);
            edits.clear();
        }
        return new Statement(source, start, end, action, edits, readsSession(action), traits(action));
    }

    private Action action() {
        requireShortNames();
        Optional<SqlRefusal> refusal = NotInRedshift.refusal(new Cursor(tokens));
        if (refusal.isPresent()) {
            throw refusal.get();
        }
        if (tokens.get(0).is("COPY")) {
            return new Action.Load(CopyParser.parse(new Cursor(tokens)));
        }
        if (tokens.get(0).is("UNLOAD")) {
            return UnloadParser.parse(new Cursor(tokens));
        }
        Optional<String> shown = ShowTranslator.query(new Cursor(tokens));
        if (shown.isPresent()) {
            edits.add(new Edit(
                    tokens.get(0).start(), tokens.get(tokens.size() - 1).end(), shown.get()));
            return new Action.Pass();
        }
        Optional<Action> definition = DefinitionTranslator.translate(tokens, edits)
                .or(() -> DatabaseTranslator.translate(tokens, edits))
                .or(() -> UtilityTranslator.translate(source, tokens, edits));
        SettingTranslator.translate(tokens, edits);
        Spelling.edits(tokens).stream().filter(this::isApart).forEach(edits::add);
        QueryTranslator.translate(source, tokens, edits);
        return definition.orElseGet(() -> TransactionRules.action(source, tokens, edits));
    }

    /** PostgreSQL would cut them, and two names could become one. */
    private void requireShortNames() {
        for (Token token : tokens) {
            if (token.isName() && token.text().length() * MAXIMUM_UTF8_BYTES > MAXIMUM_NAME_BYTES) {
                int bytes = token.name().getBytes(StandardCharsets.UTF_8).length;
                if (bytes > MAXIMUM_NAME_BYTES) {
                    throw new SqlRefusal(
                            "42622",
                            "identifier of " + bytes + " bytes is too long for redshift-local, which takes "
                                    + MAXIMUM_NAME_BYTES + " (Redshift takes 127)",
                            token.start());
                }
            }
        }
    }

    /** Whether no edit has replaced that part already. */
    private boolean isApart(Edit edit) {
        return edits.stream().noneMatch(other -> edit.start() < other.end() && other.start() < edit.end());
    }

    private Traits traits(Action action) {
        Traits traits = Traits.of(tokens);
        return action instanceof Action.Unload unload && unload.query().readsHistory()
                ? new Traits(traits.kind(), true, traits.secrets())
                : traits;
    }

    private boolean readsSession(Action action) {
        if (action instanceof Action.Unload unload) {
            return unload.query().readsSession();
        }
        return tokens.stream()
                .anyMatch(token -> token.kind() == Token.Kind.WORD && SESSION_FUNCTIONS.contains(token.name()));
    }
}
