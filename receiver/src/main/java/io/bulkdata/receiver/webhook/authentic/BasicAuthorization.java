package io.bulkdata.receiver.webhook.authentic;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** User and password as the header {@code Authorization} carries them in basic authentication (RFC 7617). */
record BasicAuthorization(String user, String password) {

    private static final String SCHEME = "Basic ";

    /** Reads the header's value, which may be null; empty when it is anything else. */
    static Optional<BasicAuthorization> parse(String value) {
        if (value == null || !value.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Optional.empty();
        }
        try {
            byte[] pair =
                    Base64.getDecoder().decode(value.substring(SCHEME.length()).strip());
            return split(new String(pair, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<BasicAuthorization> split(String pair) {
        int colon = pair.indexOf(':');
        return colon < 0
                ? Optional.empty()
                : Optional.of(new BasicAuthorization(pair.substring(0, colon), pair.substring(colon + 1)));
    }

    @Override
    public String toString() {
        return "***";
    }
}
