package io.bulkdata.redshiftlocal.dataapi;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/**
 * Pages for GetStatementResultV2: chunks of CSV of about 1 MB, the first line of all has the columns' names, lines end with CR LF.
 * Amazon Redshift Management Guide, "Fetch the results of a SQL statement",
 * https://docs.aws.amazon.com/redshift/latest/mgmt/data-api-calling-cli-get-statement-result.html.
 */
final class CsvPages implements ResultPages {

    private static final int CHUNK_CHARACTERS = 1024 * 1024;
    private static final int PAGE_CHUNKS = 15;

    private final List<FieldKind> kinds;
    private final List<String> pages = new ArrayList<>();
    private final StringBuilder chunk = new StringBuilder();
    private ArrayNode page = Json.array();

    CsvPages(List<String> labels, List<FieldKind> kinds) {
        this.kinds = List.copyOf(kinds);
        StringJoiner header = new StringJoiner(",", "", "\r\n");
        labels.forEach(label -> header.add(quoted(label)));
        chunk.append(header);
    }

    @Override
    public void add(List<String> fields) {
        StringJoiner line = new StringJoiner(",", "", "\r\n");
        for (int i = 0; i < fields.size(); i++) {
            String text = fields.get(i);
            line.add(text == null ? "" : quoted(kinds.get(i).plain(text)));
        }
        if (chunk.length() + line.length() > CHUNK_CHARACTERS) {
            turn();
        }
        chunk.append(line);
    }

    @Override
    public List<String> finish() {
        turn();
        if (!page.isEmpty()) {
            pages.add(Json.text(page));
        }
        return List.copyOf(pages);
    }

    private void turn() {
        if (chunk.length() > 0) {
            page.add(Json.object().put("CSVRecords", chunk.toString()));
            chunk.setLength(0);
        }
        if (page.size() == PAGE_CHUNKS) {
            pages.add(Json.text(page));
            page = Json.array();
        }
    }

    /** Empty text is quoted, so that it is not NULL. */
    private static String quoted(String text) {
        boolean plain = !text.isEmpty() && text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
