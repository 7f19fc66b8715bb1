package io.bulkdata.redshiftlocal.http;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A request, wholly read.
 *
 * @param path with the query, as it was sent
 * @param headers by name in lower case
 * @param body which is UTF-8 in all protocols that are served
 */
public record ApiRequest(String method, String path, Map<String, String> headers, String body) {

    public ApiRequest {
        Map<String, String> lower = new TreeMap<>();
        headers.forEach((name, value) -> lower.put(name.toLowerCase(Locale.ROOT), value));
        headers = Map.copyOf(lower);
    }

    /**
     * A header's value.
     *
     * @param name in lower case
     */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** Without headers and body, which no log shall have. */
    @Override
    public String toString() {
        return method + " " + path;
    }
}
