package io.bulkdata.core.telemetry;

import java.util.regex.Pattern;

/**
 * The last guard before a log: whatever somebody's message or exception quotes, an address loses its query and its password,
 * and a signature its value.
 */
public final class LogText {

    private static final Pattern QUERY = Pattern.compile("\\?[^\\s\"'<>]*=[^\\s\"'<>]*");
    private static final Pattern USER = Pattern.compile("://[^\\s\"'<>/?@]*@");
    private static final Pattern SIGNATURE =
            Pattern.compile("(?i)(X-Amz-[A-Za-z-]+|AWSAccessKeyId|Signature)=[^\\s\"'<>&]*|sha256:[0-9a-f]{64}");

    private LogText() {}

    /** The same text without credentials; null stays null. */
    public static String safe(String text) {
        if (text == null || text.isEmpty()) {
            return text;
        }
        String withoutQueries = QUERY.matcher(text).replaceAll("?***");
        String withoutUsers = USER.matcher(withoutQueries).replaceAll("://***@");
        return SIGNATURE.matcher(withoutUsers).replaceAll("***");
    }
}
