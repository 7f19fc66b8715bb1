package io.bulkdata.core.settings;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The environment variables a room is configured by, as they are in Lambda; on a laptop, a map of the same names. */
public final class Settings {

    private final Map<String, String> values;

    public Settings(Map<String, String> values) {
        this.values = Map.copyOf(values);
    }

    /** The one place that reads the process's environment. */
    public static Settings fromEnvironment() {
        return new Settings(System.getenv());
    }

    /** A single value, for names that are not Bulkdata's own; blank counts as absent. */
    public Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name)).filter(value -> !value.isBlank());
    }

    /**
     * Reads a room's configuration: every problem is collected, and so is every {@code BULKDATA_} variable that nobody asked for.
     *
     * @throws SettingsException with all problems at once
     */
    public <T> T read(Function<SettingsReader, T> configuration) {
        SettingsReader reader = new SettingsReader(values);
        T result = null;
        try {
            result = configuration.apply(reader);
            reader.refuseUnknown();
        } catch (NullPointerException | IllegalArgumentException e) {
            reader.failed(e);
        }
        reader.throwProblems();
        return result;
    }
}
