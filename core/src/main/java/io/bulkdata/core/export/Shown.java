package io.bulkdata.core.export;

/** How a refused value is shown in an error: quoted, without control characters, never longer than a line. */
public final class Shown {

    private static final int LONGEST = 80;

    private Shown() {}

    public static String of(String value) {
        if (value == null) {
            return "nothing";
        }
        String start = value.length() > LONGEST ? value.substring(0, LONGEST) + "…" : value;
        return '"' + start.replaceAll("\\p{Cntrl}", "?") + '"';
    }
}
