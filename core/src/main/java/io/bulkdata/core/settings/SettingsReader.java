package io.bulkdata.core.settings;

import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Reads named values, turns them into types and collects what is wrong with them. A missing or wrong value reads as null until the problems are told. */
public final class SettingsReader {

    private static final String PREFIX = "BULKDATA_";
    private static final int CLOSE_ENOUGH = 4;

    private final Map<String, String> values;
    private final Set<String> asked = new TreeSet<>();
    private final List<String> problems = new ArrayList<>();

    SettingsReader(Map<String, String> values) {
        this.values = values;
    }

    /** A text that must be there. */
    public String required(String name) {
        return required(name, Function.identity());
    }

    /** A text, or its default. */
    public String optional(String name, String absent) {
        return parse(name, absent, Function.identity());
    }

    /** A secret that must be there. */
    public Secret requiredSecret(String name) {
        return required(name, Secret::new);
    }

    /** A secret, or null. */
    public Secret optionalSecret(String name) {
        return parse(name, null, Secret::new);
    }

    /** An absolute URI that must be there. */
    public URI requiredUri(String name) {
        return required(name, text -> {
            URI uri = URI.create(text);
            if (!uri.isAbsolute()) {
                throw new IllegalArgumentException("not an absolute address");
            }
            return uri;
        });
    }

    /** A value of any type made by {@code parser}, which tells what is wrong by an {@link IllegalArgumentException}. */
    public <T> T required(String name, Function<String, T> parser) {
        T value = parse(name, null, parser);
        if (!values.containsKey(name) || values.get(name).isBlank()) {
            problems.add(name + " is missing");
        }
        return value;
    }

    /** A value of any type made by {@code parser}, or its default. */
    public <T> T optional(String name, T absent, Function<String, T> parser) {
        return parse(name, absent, parser);
    }

    /** Texts separated by commas; empty when absent. */
    public List<String> list(String name) {
        return parse(
                name,
                List.of(),
                text -> Arrays.stream(text.split(",", -1))
                        .map(String::strip)
                        .filter(part -> !part.isEmpty())
                        .toList());
    }

    /** A whole number between two bounds, both allowed. */
    public long number(String name, long absent, long least, long most) {
        return parse(name, absent, text -> {
            long number = Long.parseLong(text);
            if (number < least || number > most) {
                throw new IllegalArgumentException("not between " + least + " and " + most);
            }
            return number;
        });
    }

    /** A positive length of time in ISO-8601, such as {@code PT60S}. */
    public Duration duration(String name, Duration absent) {
        return parse(name, absent, text -> {
            Duration duration = Duration.parse(text);
            if (duration.isNegative() || duration.isZero()) {
                throw new IllegalArgumentException("not a positive length of time");
            }
            return duration;
        });
    }

    /** Tells of something that only shows when several settings are looked at together. */
    public void problem(String problem) {
        problems.add(problem);
    }

    void failed(RuntimeException e) {
        if (problems.isEmpty()) {
            problems.add(String.valueOf(e.getMessage()));
        }
    }

    void refuseUnknown() {
        values.keySet().stream()
                .filter(name -> name.startsWith(PREFIX) && !asked.contains(name))
                .sorted()
                .forEach(name -> problems.add(name + " is not a setting" + suggestion(name)));
    }

    void throwProblems() {
        if (!problems.isEmpty()) {
            throw new SettingsException(problems);
        }
    }

    private <T> T parse(String name, T absent, Function<String, T> parser) {
        asked.add(name);
        String text = values.get(name);
        if (text == null || text.isBlank()) {
            return absent;
        }
        try {
            return parser.apply(text.strip());
        } catch (IllegalArgumentException | DateTimeException e) {
            problems.add(name + " is wrong: " + e.getMessage());
            return absent;
        }
    }

    private String suggestion(String name) {
        return asked.stream()
                .min(Comparator.comparingInt(known -> EditDistance.between(known, name)))
                .filter(known -> EditDistance.between(known, name) <= CLOSE_ENOUGH)
                .map(known -> "; did you mean " + known + "?")
                .orElse("");
    }
}
