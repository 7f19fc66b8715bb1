package io.bulkdata.receiver.fetch;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Recognises the HTML or XML page that a proxy or a store sends in place of a file, with status 200 all the same. */
final class ErrorPage {

    /** How many first bytes of a body {@link #beginsHere} wants to see. */
    static final int START_BYTES = 512;

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private ErrorPage() {}

    /** Whether the content type says so; null when there is none. */
    static boolean isAnnouncedBy(String contentType) {
        return contentType != null
                && contentType.strip().toLowerCase(Locale.ROOT).startsWith("text/html");
    }

    /** Whether the body's first character, blanks and a byte order mark aside, is the {@code <} of markup. */
    static boolean beginsHere(byte[] start) {
        String text = new String(start, StandardCharsets.UTF_8);
        return (text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text)
                .stripLeading()
                .startsWith("<");
    }
}
