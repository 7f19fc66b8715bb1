package io.bulkdata.redshiftlocal.unload;

import com.fasterxml.jackson.core.io.JsonStringEncoder;

/** JSON as UNLOAD writes it: without blanks. */
final class JsonText {

    private JsonText() {}

    /** Leaves out the blanks between the values; numbers and strings stay as they are. */
    static String compact(String json) {
        StringBuilder compact = new StringBuilder(json.length());
        boolean inString = false;
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            if (inString && c == '\\') {
                compact.append(c).append(json.charAt(++i));
                continue;
            }
            inString ^= c == '"';
            if (inString || c > ' ') {
                compact.append(c);
            }
        }
        return compact.toString();
    }

    /** Adds the text as a JSON string. */
    static void quote(String text, StringBuilder out) {
        out.append('"');
        JsonStringEncoder.getInstance().quoteAsString(text, out);
        out.append('"');
    }
}
