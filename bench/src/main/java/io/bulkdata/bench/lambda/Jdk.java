package io.bulkdata.bench.lambda;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds a JDK 25, the Java of Lambda's runtime. */
public final class Jdk {

    private static final int VERSION = 25;

    private Jdk() {}

    /**
     * The named one, else one that is found.
     *
     * @throws IOException when there is none
     */
    public static Path find(Path named) throws IOException {
        if (named != null) {
            return named;
        }
        if (Runtime.version().feature() == VERSION) {
            return Path.of(System.getProperty("java.home"));
        }
        return installed()
                .orElseThrow(() -> new IOException(
                        "No JDK " + VERSION + " under /usr/lib/jvm: name one with --jdk25, or run with one"));
    }

    private static Optional<Path> installed() throws IOException {
        Path all = Path.of("/usr/lib/jvm");
        if (!Files.isDirectory(all)) {
            return Optional.empty();
        }
        try (Stream<Path> jdks = Files.list(all)) {
            return jdks.filter(jdk -> jdk.getFileName().toString().matches(".*\\b" + VERSION + "\\b.*"))
                    .filter(jdk -> Files.exists(jdk.resolve("release")))
                    .sorted()
                    .findFirst();
        }
    }
}
