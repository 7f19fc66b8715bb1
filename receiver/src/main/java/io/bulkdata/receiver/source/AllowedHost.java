package io.bulkdata.receiver.source;

import io.bulkdata.core.export.Shown;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A host named in the settings, as {@code host} (any port) or {@code host:port}. */
record AllowedHost(String host, int port) {

    private static final int ANY_PORT = -1;
    private static final Pattern ENTRY = Pattern.compile("([a-z0-9.-]+|\\[[0-9a-f:.]+])(?::([0-9]{1,5}))?");

    /** Reads a setting: hosts separated by commas. */
    static List<AllowedHost> list(String text) {
        return Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .filter(entry -> !entry.isEmpty())
                .map(AllowedHost::of)
                .toList();
    }

    private static AllowedHost of(String entry) {
        Matcher matcher = ENTRY.matcher(entry.toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not host or host:port: " + Shown.of(entry));
        }
        return new AllowedHost(
                matcher.group(1), matcher.group(2) == null ? ANY_PORT : Integer.parseInt(matcher.group(2)));
    }

    boolean matches(URI url) {
        return host.equals(url.getHost().toLowerCase(Locale.ROOT)) && (port == ANY_PORT || port == portOf(url));
    }

    private static int portOf(URI url) {
        if (url.getPort() >= 0) {
            return url.getPort();
        }
        return "http".equalsIgnoreCase(url.getScheme()) ? 80 : 443;
    }

    @Override
    public String toString() {
        return port == ANY_PORT ? host : host + ":" + port;
    }
}
