package io.bulkdata.redshiftlocal.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** The folder an engine lives in: PostgreSQL's own folder and the superuser's password; temporary unless one is named. */
final class DataDirectory implements AutoCloseable {

    private static final int PASSWORD_BYTES = 24;

    private final Path root;
    private final boolean temporary;
    private final String superuserPassword;

    private DataDirectory(Path root, boolean temporary, String superuserPassword) {
        this.root = root;
        this.temporary = temporary;
        this.superuserPassword = superuserPassword;
    }

    static DataDirectory prepare(Path named) throws IOException {
        boolean temporary = named == null;
        Path root = temporary ? Files.createTempDirectory("redshift-local-") : Files.createDirectories(named);
        return new DataDirectory(root, temporary, passwordIn(root.resolve("superuser.password")));
    }

    private static String passwordIn(Path file) throws IOException {
        if (!Files.exists(file)) {
            byte[] random = new byte[PASSWORD_BYTES];
            new SecureRandom().nextBytes(random);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, HexFormat.of().formatHex(random));
        }
        return Files.readString(file).strip();
    }

    Path root() {
        return root;
    }

    /** Whether it is deleted at the end. */
    boolean isTemporary() {
        return temporary;
    }

    Path postgres() {
        return root.resolve("postgres");
    }

    String superuserPassword() {
        return superuserPassword;
    }

    @Override
    public void close() throws IOException {
        if (!temporary) {
            return;
        }
        for (Path path : deepestFirst()) {
            Files.deleteIfExists(path);
        }
    }

    private List<Path> deepestFirst() throws IOException {
        try (Stream<Path> paths = Files.walk(root)) {
            return paths.sorted(Comparator.reverseOrder()).toList();
        }
    }
}
