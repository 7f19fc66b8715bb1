package io.bulkdata.cli.operate;

import io.bulkdata.core.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How {@code bulkdata local} tells other commands where it is: its settings as a file that a shell can read too, for its user
 * alone, as long as it runs.
 */
public final class EnvironmentFile {

    private static final Set<PosixFilePermission> OWNER =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    private static final Pattern PROCESS = Pattern.compile("# bulkdata local, process (\\d+)");
    private static final Pattern LINE = Pattern.compile("([A-Z][A-Z0-9_]*)='([^']*)'");

    private final Path path;

    public EnvironmentFile(Path path) {
        this.path = path.toAbsolutePath();
    }

    /** The file that is meant when nobody names one: {@code bulkdata/local.env} in the user's state folder. */
    public static EnvironmentFile usual() {
        Path state = Settings.fromEnvironment()
                .value("XDG_STATE_HOME")
                .map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".local", "state"));
        return new EnvironmentFile(state.resolve("bulkdata").resolve("local.env"));
    }

    /** The file of another warehouse of the same pipeline: {@code local.env} becomes {@code local-reporting.env}. */
    public EnvironmentFile beside(String warehouse) {
        String name = path.getFileName().toString();
        int dot = name.lastIndexOf('.');
        String stem = dot > 0 ? name.substring(0, dot) : name;
        String suffix = dot > 0 ? name.substring(dot) : "";
        return new EnvironmentFile(path.resolveSibling(stem + "-" + warehouse + suffix));
    }

    /** Writes the settings of this process, at once and readable by nobody else. */
    public void write(Map<String, String> settings) {
        try {
            Files.createDirectories(path.getParent());
            Path whole = Files.createTempFile(
                    path.getParent(), "local", ".new", PosixFilePermissions.asFileAttribute(OWNER));
            Files.writeString(whole, text(settings));
            Files.move(whole, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + path, e);
        }
    }

    /**
     * The settings of the one that runs.
     *
     * @throws NotRunningException when none does, telling what to do
     */
    public Map<String, String> read() {
        List<String> lines = lines().orElseThrow(() -> new NotRunningException("there is no " + path));
        long process = process(lines);
        if (ProcessHandle.of(process).isEmpty()) {
            throw new NotRunningException("process " + process + ", which wrote " + path + ", is gone");
        }
        Map<String, String> settings = new TreeMap<>();
        for (String line : lines) {
            Matcher matcher = LINE.matcher(line);
            if (matcher.matches()) {
                settings.put(matcher.group(1), matcher.group(2));
            }
        }
        return settings;
    }

    /** Removes it, unless another process has written it since. */
    public void remove() {
        try {
            if (lines().map(EnvironmentFile::process).filter(own()::equals).isPresent()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot remove " + path, e);
        }
    }

    @Override
    public String toString() {
        return path.toString();
    }

    private Optional<List<String>> lines() {
        try {
            return Files.exists(path) ? Optional.of(Files.readAllLines(path)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + path, e);
        }
    }

    private static Long process(List<String> lines) {
        return lines.stream()
                .map(PROCESS::matcher)
                .filter(Matcher::matches)
                .map(matcher -> Long.valueOf(matcher.group(1)))
                .findFirst()
                .orElse(-1L);
    }

    private static Long own() {
        return ProcessHandle.current().pid();
    }

    private static String text(Map<String, String> settings) {
        StringBuilder text = new StringBuilder("# bulkdata local, process " + own() + "\n");
        new TreeMap<>(settings).forEach((name, value) -> {
            if (value.indexOf('\'') >= 0) {
                throw new IllegalArgumentException("A setting cannot hold an apostrophe here: " + name);
            }
            text.append(name).append("='").append(value).append("'\n");
        });
        return text.toString();
    }

    /** No {@code bulkdata local} runs, or nobody can tell where. */
    public static final class NotRunningException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        NotRunningException(String why) {
            super("No bulkdata local is running: " + why
                    + ". Start ./bulkdata local in another terminal, or leave --local out" + " to work on AWS");
        }
    }
}
