package io.bulkdata.redshiftlocal.dataapi;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.List;

/**
 * A result as it will be given out.
 *
 * @param columns their metadata
 * @param pages the Records of each page, as JSON
 */
record StoredResult(ResultFormat format, ArrayNode columns, List<String> pages, long rows, long bytes) {

    StoredResult {
        columns = columns.deepCopy();
        pages = List.copyOf(pages);
    }

    @Override
    public ArrayNode columns() {
        return columns.deepCopy();
    }

    /** Without its rows, which no log shall have. */
    @Override
    public String toString() {
        return "StoredResult[" + rows + " rows]";
    }
}
