package io.bulkdata.bench.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The head of an HTTP request.
 *
 * @param target path and query
 * @param headers by their names in lower case
 */
public record RequestHead(String method, String target, Map<String, String> headers) {

    public RequestHead {
        headers = Map.copyOf(headers);
    }

    /** The next one of a connection; null at its end. */
    static RequestHead read(InputStream in) throws IOException {
        String first = line(in);
        if (first.isEmpty()) {
            return null;
        }
        Map<String, String> headers = new TreeMap<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        String[] parts = first.split(" ", 3);
        return new RequestHead(parts[0], parts[1], headers);
    }

    /** Empty at the end of the connection, too. */
    public static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder(80);
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    /** A header's value, named in lower case; empty when it is missing. */
    public String header(String name) {
        return headers.getOrDefault(name, "");
    }

    /** The target without its query. */
    public String path() {
        int question = target.indexOf('?');
        return question < 0 ? target : target.substring(0, question);
    }

    /** Whether the client wants no other answer on this connection. */
    boolean isLast() {
        return header("connection").equalsIgnoreCase("close");
    }

    /** Of the body. */
    public long length() {
        return header("content-length").isEmpty() ? 0 : Long.parseLong(header("content-length"));
    }
}
