package io.bulkdata.redshiftlocal;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The arguments of {@link Main}: names with two dashes, each followed by its value. */
record CommandLine(Map<String, String> values) {

    private static final Set<String> KNOWN =
            Set.of("port", "user", "password", "database", "data", "s3", "s3-access-key", "s3-secret-key", "s3-region");
    private static final int HIGHEST_PORT = 65_535;

    CommandLine {
        values = Map.copyOf(values);
    }

    /** @throws IllegalArgumentException when an argument is not known or has no value */
    static CommandLine parse(String[] args) {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < args.length; i += 2) {
            String name = args[i].startsWith("--") ? args[i].substring(2) : "";
            if (!KNOWN.contains(name)) {
                throw new IllegalArgumentException("Unknown argument: " + args[i]);
            }
            if (i + 1 == args.length) {
                throw new IllegalArgumentException("No value after " + args[i]);
            }
            values.put(name, args[i + 1]);
        }
        return checked(new CommandLine(values));
    }

    private static CommandLine checked(CommandLine line) {
        boolean keys = line.has("s3-access-key") && line.has("s3-secret-key");
        if (line.has("s3") && !keys) {
            throw new IllegalArgumentException("--s3 needs --s3-access-key and --s3-secret-key");
        }
        line.port();
        return line;
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    String value(String name, String otherwise) {
        return values.getOrDefault(name, otherwise);
    }

    int port() {
        String text = value("port", Integer.toString(RedshiftLocal.DEFAULT_PORT));
        try {
            int port = Integer.parseInt(text);
            if (port >= 0 && port <= HIGHEST_PORT) {
                return port;
            }
        } catch (NumberFormatException e) {
            // Told below.
        }
        throw new IllegalArgumentException("Not a port: " + text);
    }
}
