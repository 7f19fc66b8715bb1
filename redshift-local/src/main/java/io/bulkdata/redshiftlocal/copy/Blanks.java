package io.bulkdata.redshiftlocal.copy;

/**
 * White space in fields: blank, tab, line feed, vertical tab, form feed and carriage return.
 *
 * <p>Not confirmed on a real cluster: that these six, and no more, are what the guide calls white space characters.
 */
final class Blanks {

    private Blanks() {}

    static boolean isBlank(byte b) {
        return b == ' ' || (b >= '\t' && b <= '\r');
    }

    /** Where the bytes end without the white space at their end. */
    static int trimmedEnd(byte[] bytes, int from, int to) {
        int end = to;
        while (end > from && isBlank(bytes[end - 1])) {
            end--;
        }
        return end;
    }
}
