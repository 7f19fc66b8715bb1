package io.bulkdata.redshiftlocal.sql;

import java.util.List;

/** The elements between a table's parentheses: removes those that are not kept, with one comma each. */
final class ElementList {

    private final List<Edit> edits;
    private boolean anyKept;
    private int endBefore;

    ElementList(List<Edit> edits) {
        this.edits = edits;
    }

    /** @param next the token after the element: a comma or the closing parenthesis */
    void add(int start, int end, boolean kept, Token next) {
        if (!kept) {
            // Behind a kept one the comma before goes, in front of the first kept one the comma after.
            edits.add(
                    anyKept ? Edit.remove(endBefore, end) : Edit.remove(start, next.isSymbol(',') ? next.end() : end));
        }
        anyKept |= kept;
        endBefore = end;
    }
}
