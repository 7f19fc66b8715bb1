package io.bulkdata.redshiftlocal.dataapi;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.List;

/** Pages for GetStatementResult: each row an array, each field an object that names its type. */
final class JsonPages implements ResultPages {

    /** AWS does not say how long a page is. */
    private static final int PAGE_CHARACTERS = 1024 * 1024;

    private static final int PAGE_ROWS = 1000;

    private final List<FieldKind> kinds;
    private final List<String> pages = new ArrayList<>();
    private final StringBuilder page = new StringBuilder("[");
    private int rows;

    JsonPages(List<FieldKind> kinds) {
        this.kinds = List.copyOf(kinds);
    }

    @Override
    public void add(List<String> fields) {
        if (rows == PAGE_ROWS || page.length() > PAGE_CHARACTERS) {
            turn();
        }
        ArrayNode row = Json.array();
        for (int i = 0; i < fields.size(); i++) {
            String text = fields.get(i);
            row.add(
                    text == null
                            ? Json.object().put("isNull", true)
                            : kinds.get(i).field(text));
        }
        page.append(rows == 0 ? "" : ",").append(Json.text(row));
        rows++;
    }

    @Override
    public List<String> finish() {
        turn();
        return List.copyOf(pages);
    }

    private void turn() {
        pages.add(page.append(']').toString());
        page.setLength(1);
        rows = 0;
    }
}
