package io.bulkdata.awslocal.sns;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The parameters of a request in the query protocol, which knows which of them were read, so that none is ignored. */
final class QueryParameters {

    private final Map<String, String> values;
    private final Set<String> unread;

    private QueryParameters(Map<String, String> values) {
        this.values = values;
        this.unread = new HashSet<>(values.keySet());
    }

    /** @param form {@code name=value} pairs as a browser would send them */
    static QueryParameters of(String form) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String pair : form.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                values.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        return new QueryParameters(values);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw SnsException.invalidParameter("not URL-encoded");
        }
    }

    Optional<String> optional(String name) {
        unread.remove(name);
        return Optional.ofNullable(values.get(name));
    }

    /** @throws SnsException if it is absent or empty */
    String required(String name) {
        return optional(name)
                .filter(value -> !value.isEmpty())
                .orElseThrow(() -> SnsException.invalidParameter(name + " Reason: no value for required parameter"));
    }

    /** Whether any name begins so: lists and maps are sent as {@code name.member.1} and {@code name.entry.1.key}. */
    boolean hasAny(String prefix) {
        return values.keySet().stream().anyMatch(name -> name.startsWith(prefix));
    }

    /** A map of texts. */
    Map<String, String> map(String name) {
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 1; hasAny(name + ".entry." + i + "."); i++) {
            map.put(required(name + ".entry." + i + ".key"), required(name + ".entry." + i + ".value"));
        }
        return map;
    }

    /** @throws SnsException if a parameter was not read, so would have no effect */
    void refuseUnread() {
        unread.stream().sorted().findFirst().ifPresent(name -> {
            throw SnsException.notSupported("parameter " + name);
        });
    }
}
