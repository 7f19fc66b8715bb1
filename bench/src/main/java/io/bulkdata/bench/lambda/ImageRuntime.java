package io.bulkdata.bench.lambda;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The Java runtime of the webhook Lambda's image: a JDK's Java SE, which trusts AWS's own authorities alone. A JDK reads all of its
 * many authorities for the first connection, whatever truststore it is given.
 */
final class ImageRuntime {

    private static final String PROVIDER = "security.provider.";

    /** All of Java SE, and what libraries use without a word. */
    private static final String MODULES = "java.se,jdk.unsupported";

    private ImageRuntime() {}

    /** Links it, in a folder that is not there yet. */
    static void link(Path folder, Path jdk) throws IOException, InterruptedException {
        JdkTool.run(
                jdk,
                "jlink",
                List.of(
                        "--add-modules",
                        MODULES,
                        "--no-header-files",
                        "--no-man-pages",
                        "--output",
                        folder.toString()));
        Truststores.write(folder.resolve("lib/security/cacerts"), jdk, Truststores.AMAZON, List.of());
        Path security = folder.resolve("conf/security/java.security");
        Files.writeString(security, text(withHmacEarly(read(security))));
    }

    private static Properties read(Path file) throws IOException {
        Properties properties = new Properties();
        try (InputStream in = Files.newInputStream(file)) {
            properties.load(in);
        }
        return properties;
    }

    /** Providers are asked in turn, and each is made for that: the one for HMAC, which every request needs, shall be early. */
    private static Properties withHmacEarly(Properties security) {
        List<String> providers = Stream.iterate(1, i -> security.containsKey(PROVIDER + i), i -> i + 1)
                .map(i -> security.getProperty(PROVIDER + i))
                .collect(Collectors.toList());
        if (!providers.remove("SunJCE")) {
            throw new IllegalStateException("No SunJCE among the security providers " + providers);
        }
        providers.add(1, "SunJCE");
        for (int i = 0; i < providers.size(); i++) {
            security.setProperty(PROVIDER + (i + 1), providers.get(i));
        }
        return security;
    }

    /** Without comments, the same each time. */
    private static String text(Properties properties) throws IOException {
        StringWriter all = new StringWriter();
        properties.store(all, null);
        return all.toString()
                .lines()
                .filter(line -> !line.startsWith("#"))
                .sorted()
                .collect(Collectors.joining("\n", "", "\n"));
    }
}
