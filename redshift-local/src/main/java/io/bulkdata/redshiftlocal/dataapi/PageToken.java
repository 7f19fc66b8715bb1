package io.bulkdata.redshiftlocal.dataapi;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Tokens with which the next page is asked for: a number that clients cannot read. */
final class PageToken {

    private static final String PREFIX = "page ";

    private PageToken() {}

    static String write(int number) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((PREFIX + number).getBytes(StandardCharsets.UTF_8));
    }

    /** @throws io.bulkdata.redshiftlocal.http.ApiFailure when it is none of ours */
    static int read(String token) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
            if (text.startsWith(PREFIX)) {
                return Integer.parseUnsignedInt(text.substring(PREFIX.length()));
            }
        } catch (IllegalArgumentException e) {
            // Told below.
        }
        throw invalid();
    }

    static RuntimeException invalid() {
        return Refusals.validation("NextToken is invalid");
    }
}
