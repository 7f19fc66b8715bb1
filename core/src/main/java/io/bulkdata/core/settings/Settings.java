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
     * Reads some of the settings, whatever others there are: for a program that is run beside the rooms, in the environment of
     * several.
     *
     * @throws SettingsException with all problems at once
     */
    public <T> T readSome(Function<SettingsReader, T> configuration) {
        return read(configuration, false);
    }

    /**
     * Reads a room's configuration: every problem is collected, and so is every {@code BULKDATA_} variable that nobody asked for.
     *
     * @throws SettingsException with all problems at once
     */
    public <T> T read(Function<SettingsReader, T> configuration) {
        return read(configuration, true);
    }

    private <T> T read(Function<SettingsReader, T> configuration, boolean whole) {
        SettingsReader reader = new SettingsReader(values);
        T result = null;
        try {
            result = configuration.apply(reader);
            if (whole) {
                reader.refuseUnknown();
            }
        } catch (NullPointerException | IllegalArgumentException e) {
            reader.failed(e);
        }
        reader.throwProblems();
        return result;
    }
}
