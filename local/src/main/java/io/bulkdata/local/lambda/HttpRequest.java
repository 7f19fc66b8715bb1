package io.bulkdata.local.lambda;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A request as the HTTP server got it. Headers have the server's spelling of their names, {@code X-some-name}. */
final class HttpRequest {

    private final String method;
    private final String path;
    private final Map<String, List<String>> headers;
    private final Map<String, List<String>> query;
    private final byte[] body;
    private final String sourceIp;

    private HttpRequest(
            String method,
            String path,
            Map<String, List<String>> headers,
            Map<String, List<String>> query,
            byte[] body,
            String sourceIp) {
        this.method = method;
        this.path = path;
        this.headers = headers;
        this.query = query;
        this.body = body;
        this.sourceIp = sourceIp;
    }

    static HttpRequest of(HttpExchange exchange, byte[] body) {
        return new HttpRequest(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath(),
                copy(exchange.getRequestHeaders()),
                query(exchange.getRequestURI().getRawQuery()),
                body,
                exchange.getRemoteAddress().getAddress().getHostAddress());
    }

    private static Map<String, List<String>> copy(Headers headers) {
        Map<String, List<String>> copy = new LinkedHashMap<>();
        headers.forEach((name, values) -> copy.put(name, List.copyOf(values)));
        return copy;
    }

    private static Map<String, List<String>> query(String raw) {
        Map<String, List<String>> query = new LinkedHashMap<>();
        for (String pair : raw == null ? new String[0] : raw.split("&", -1)) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                String value = equals < 0 ? "" : pair.substring(equals + 1);
                query.computeIfAbsent(decoded(name), ignored -> new ArrayList<>())
                        .add(decoded(value));
            }
        }
        return query;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text; // a percent sign that encodes nothing
        }
    }

    String method() {
        return method;
    }

    String path() {
        return path;
    }

    /** Every value of each header. */
    Map<String, List<String>> headers() {
        return headers;
    }

    /** Every value of each parameter, decoded. */
    Map<String, List<String>> query() {
        return query;
    }

    byte[] body() {
        return body.clone();
    }

    String sourceIp() {
        return sourceIp;
    }

    /** The last value of a header, whatever the case of its name. */
    Optional<String> header(String name) {
        return headers.entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(header -> header.getValue().get(header.getValue().size() - 1))
                .findFirst();
    }
}
