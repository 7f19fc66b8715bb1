package io.bulkdata.redshiftlocal.cluster;

import io.bulkdata.redshiftlocal.http.ApiFailure;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The parameters of a request in the AWS Query protocol, which knows which of them were read, so that none is ignored. */
final class QueryForm {

    private final Map<String, String> values;
    private final Set<String> unread;

    private QueryForm(Map<String, String> values) {
        this.values = values;
        this.unread = new TreeSet<>(values.keySet());
    }

    static QueryForm parse(String form) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String pair : form.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                values.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        return new QueryForm(values);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new ApiFailure(400, "MalformedQueryString", "The request is not URL-encoded");
        }
    }

    Optional<String> text(String name) {
        unread.remove(name);
        return Optional.ofNullable(values.get(name)).filter(value -> !value.isEmpty());
    }

    String required(String name) {
        return text(name)
                .orElseThrow(() ->
                        new ApiFailure(400, "MissingParameter", "The request must contain the parameter " + name));
    }

    int number(String name, int lowest, int highest, int otherwise) {
        Optional<String> text = text(name);
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(text.get());
            if (number >= lowest && number <= highest) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Told below.
        }
        throw invalid(name, text.get(), "it must be between " + lowest + " and " + highest);
    }

    boolean flag(String name) {
        return text(name)
                .map(value -> switch (value) {
                    case "true" -> true;
                    case "false" -> false;
                    default -> throw invalid(name, value, "it must be true or false");
                })
                .orElse(false);
    }

    /** @throws ApiFailure when a parameter was not read, so would have no effect */
    void refuseUnread() {
        unread.stream().findFirst().ifPresent(name -> {
            throw new ApiFailure(
                    400, "UnsupportedOperation", "redshift-local does not support the parameter " + name + " here");
        });
    }

    static ApiFailure invalid(String name, String value, String why) {
        return new ApiFailure(
                400, "InvalidParameterValue", "Invalid value '" + value + "' for the parameter " + name + ": " + why);
    }
}
