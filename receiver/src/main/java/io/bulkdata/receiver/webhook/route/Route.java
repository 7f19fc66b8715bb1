package io.bulkdata.receiver.webhook.route;

import io.bulkdata.core.export.ExportKind;
import io.bulkdata.core.export.Shown;
import java.util.regex.Pattern;

/**
 * Which types of webhooks go to a destination.
 *
 * @param beginning what their types begin with; the whole type if it is {@code exact}
 */
record Route(String beginning, boolean exact, Destination destination) {

    private static final Pattern TYPES = Pattern.compile("\\*|[A-Za-z0-9_.-]{1,128}\\*?");

    /** Reads {@code type=ARN}, where the type may end in {@code *}; its problem is told by an {@link IllegalArgumentException}. */
    static Route parse(String text) {
        int equals = text.indexOf('=');
        if (equals < 0) {
            throw new IllegalArgumentException("not type=ARN: " + Shown.of(text));
        }
        String types = text.substring(0, equals).strip();
        if (!TYPES.matcher(types).matches()) {
            throw new IllegalArgumentException("not a type, or the beginning of types and a *: " + Shown.of(types));
        }
        if (ExportKind.ofWebhookType(types).isPresent()) {
            throw new IllegalArgumentException("exports are loaded and cannot be forwarded: " + Shown.of(types));
        }
        boolean exact = !types.endsWith("*");
        return new Route(
                exact ? types : types.substring(0, types.length() - 1),
                exact,
                Destination.ofArn(text.substring(equals + 1).strip()));
    }

    boolean matches(String type) {
        return exact ? type.equals(beginning) : type.startsWith(beginning);
    }

    boolean hasTypesOf(Route other) {
        return exact == other.exact && beginning.equals(other.beginning);
    }

    String types() {
        return exact ? beginning : beginning + "*";
    }
}
