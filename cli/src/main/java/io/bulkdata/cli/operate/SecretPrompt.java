package io.bulkdata.cli.operate;

import io.bulkdata.core.settings.Secret;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads a secret from whoever gives it: a person at a terminal, who does not see it, or the standard input. */
final class SecretPrompt {

    /** The launcher knows; a JDK of 22 or newer says that there is a console even when nobody types. */
    private static final String TYPED = "bulkdata.typed";

    private SecretPrompt() {}

    /** Empty when nothing was given, or what is typed would be seen. */
    static Optional<Secret> read() {
        return Optional.ofNullable(Boolean.getBoolean(TYPED) ? asked(System.console()) : piped())
                .filter(text -> !text.isEmpty())
                .map(Secret::new);
    }

    private static String asked(Console console) {
        char[] typed = console == null ? null : console.readPassword("Secret (not shown): ");
        return typed == null ? null : new String(typed);
    }

    private static String piped() {
        try {
            return new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the secret from the standard input", e);
        }
    }
}
