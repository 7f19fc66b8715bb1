package io.bulkdata.redshiftlocal.sql;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * The tokens of one statement, addressed by their index, and the edits made to them. Texts that move are copied with the edits
 * made inside them before, so inner parts are to be rewritten before outer ones.
 */
final class Rewriting {

    /** Where a token has no partner. */
    static final int NONE = -1;

    private final String source;
    private final List<Token> tokens;
    private final List<Edit> edits;
    private final int[] partners;

    /** @param tokens the last one of kind END */
    Rewriting(String source, List<Token> tokens, List<Edit> edits) {
        this.source = source;
        this.tokens = tokens;
        this.edits = edits;
        this.partners = partners(tokens);
    }

    /** What may stand around all statements is read as an END. */
    Token token(int index) {
        return tokens.get(index < 0 || index >= tokens.size() ? tokens.size() - 1 : index);
    }

    int size() {
        return tokens.size();
    }

    /** The tokens from there on, as a parser reads them. */
    Cursor cursor(int from) {
        return new Cursor(tokens.subList(from, tokens.size()));
    }

    /** Of a parenthesis or bracket, the other one; NONE when it is missing. */
    int partner(int index) {
        return partners[index];
    }

    /** The next token outside of the parentheses that begin here, if any do. */
    int skip(int index) {
        boolean opens = token(index).isSymbol('(') || token(index).isSymbol('[');
        return (opens && partners[index] != NONE ? partners[index] : index) + 1;
    }

    void replace(int index, String replacement) {
        replace(index, index, replacement);
    }

    void remove(int index) {
        replace(index, index, "");
    }

    /**
     * Puts text in the place of tokens, the last one included, and of all that was changed between them. What was itself part
     * of such a place is gone.
     */
    void replace(int first, int last, String replacement) {
        int start = token(first).start();
        int end = token(last).end();
        if (edits.stream()
                .anyMatch(edit ->
                        edit.start() <= start && edit.end() >= end && edit.end() - edit.start() > end - start)) {
            return;
        }
        edits.removeIf(edit -> edit.start() == edit.end()
                ? edit.start() > start && edit.end() < end
                : edit.start() >= start && edit.end() <= end);
        edits.add(new Edit(start, end, replacement));
    }

    void insertBefore(int index, String text) {
        int at = token(index).start();
        if (!isGone(at)) {
            edits.add(0, Edit.insert(at, text));
        }
    }

    void insertAfter(int index, String text) {
        int at = token(index).end();
        if (!isGone(at)) {
            edits.add(Edit.insert(at, text));
        }
    }

    private boolean isGone(int at) {
        return edits.stream().anyMatch(edit -> edit.start() < at && at < edit.end());
    }

    /** Tokens as they read now, the last one included. */
    String text(int first, int last) {
        int start = token(first).start();
        int end = token(last).end();
        List<Edit> inside = edits.stream()
                .filter(edit -> edit.start() >= start && edit.end() <= end)
                .toList();
        return new Rewritten(source, start, end, inside).text();
    }

    private static int[] partners(List<Token> tokens) {
        int[] partners = new int[tokens.size()];
        Arrays.fill(partners, NONE);
        Deque<Integer> open = new ArrayDeque<>();
        for (int i = 0; i < partners.length; i++) {
            Token token = tokens.get(i);
            if (token.isSymbol('(') || token.isSymbol('[')) {
                open.push(i);
            } else if ((token.isSymbol(')') || token.isSymbol(']')) && !open.isEmpty()) {
                partners[i] = open.pop();
                partners[partners[i]] = i;
            }
        }
        return partners;
    }
}
