package io.bulkdata.redshiftlocal.copy;

/**
 * Finds JSON objects and arrays that stand one behind the other (the guide, "JSON data file").
 *
 * <p>It looks at brackets and quotation marks only; whether what is between them is JSON is for {@link JsonValue} to see.
 * Not confirmed on a real cluster: the codes and the words of the refusals.
 */
final class JsonSplitter extends RowSplitter {

    @Override
    int split(byte[] bytes, int from, int limit, boolean ended, Fields fields) throws Refusal {
        fields.clear();
        int start = afterBlanks(bytes, from, limit, fields);
        if (start == limit) {
            fields.add(limit, limit);
            return ended ? limit : MORE;
        }
        if (bytes[start] != '{' && bytes[start] != '[') {
            return garbage(bytes, start, limit, ended, fields);
        }
        int end = structureEnd(bytes, start, limit, fields);
        if (end == MORE && ended) {
            throw refuse(limit, 1216, "Invalid JSON: the object or array has no end");
        }
        fields.add(start, end);
        return end;
    }

    /** Nothing but the line feeds are lost: behind the refused bytes the next structure may begin. */
    @Override
    boolean refusesWholeLines() {
        return false;
    }

    private static int afterBlanks(byte[] bytes, int from, int limit, Fields fields) {
        int at = from;
        while (at < limit && Blanks.isBlank(bytes[at])) {
            countLine(bytes[at++], fields);
        }
        return at;
    }

    private int garbage(byte[] bytes, int start, int limit, boolean ended, Fields fields) throws Refusal {
        int at = start;
        while (at < limit && bytes[at] != '{' && bytes[at] != '[') {
            at++;
        }
        if (at == limit && !ended) {
            return MORE;
        }
        int end = Blanks.trimmedEnd(bytes, start, at);
        for (int i = start; i < end; i++) {
            countLine(bytes[i], fields);
        }
        throw refuse(end, 1216, "Invalid JSON: neither an object nor an array");
    }

    private static int structureEnd(byte[] bytes, int start, int limit, Fields fields) {
        int depth = 0;
        int at = start;
        while (at < limit) {
            switch (bytes[at]) {
                case '{', '[' -> depth++;
                case '}', ']' -> depth--;
                case '"' -> at = textEnd(bytes, at, limit, fields);
                default -> countLine(bytes[at], fields);
            }
            at++;
            if (depth == 0) {
                return at;
            }
        }
        return MORE;
    }

    /** Where the closing quotation mark is, or the limit. */
    private static int textEnd(byte[] bytes, int open, int limit, Fields fields) {
        int at = open + 1;
        while (at < limit && bytes[at] != '"') {
            at += bytes[at] == '\\' ? 1 : 0;
            if (at < limit) {
                countLine(bytes[at], fields);
            }
            at++;
        }
        return at;
    }

    private static void countLine(byte b, Fields fields) {
        if (b == '\n') {
            fields.lineEnds();
        }
    }
}
