package io.bulkdata.redshiftlocal.sql;

/** A part of the source that is to be replaced; both offsets are the source's. */
record Edit(int start, int end, String replacement) {

    static Edit replace(Token token, String replacement) {
        return new Edit(token.start(), token.end(), replacement);
    }

    static Edit insert(int at, String text) {
        return new Edit(at, at, text);
    }

    static Edit remove(int start, int end) {
        return new Edit(start, end, "");
    }
}
