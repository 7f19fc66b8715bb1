package io.bulkdata.loader.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A JVM that starts quickly with what this one has on its class path: one before it has written down the classes that it loaded. */
final class PreparedJvm {

    private final Path folder;
    private final String classPath;

    private PreparedJvm(Path folder, String classPath) {
        this.folder = folder;
        this.classPath = classPath;
    }

    /**
     * What is written down is of no use with folders on the class path, so each of them becomes a jar. Jars that name folders (those
     * of emulators do) are left out.
     */
    static PreparedJvm in(Path folder) throws IOException {
        List<String> entries = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            if (Files.isDirectory(Path.of(entry))) {
                Path jar = folder.resolve(entries.size() + ".jar");
                pack(Path.of(entry), jar);
                entries.add(jar.toString());
            } else if (Files.exists(Path.of(entry)) && !namesFolders(Path.of(entry))) {
                entries.add(entry);
            }
        }
        return new PreparedJvm(folder, String.join(File.pathSeparator, entries));
    }

    /** Runs a program to its end and writes its classes down. */
    ProcessBuilder preparing(Class<?> program, String argument, Map<String, String> environment) {
        return program("-XX:ArchiveClassesAtExit=" + archive(), program, argument, environment);
    }

    ProcessBuilder program(Class<?> program, String argument, Map<String, String> environment) {
        assertThat(archive()).isRegularFile();
        return program("-XX:SharedArchiveFile=" + archive(), program, argument, environment);
    }

    private ProcessBuilder program(String option, Class<?> program, String argument, Map<String, String> environment) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        ProcessBuilder builder = new ProcessBuilder(
                java,
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                option,
                "-cp",
                classPath,
                program.getName(),
                argument);
        builder.environment().putAll(environment);
        return builder.redirectError(ProcessBuilder.Redirect.DISCARD).redirectOutput(ProcessBuilder.Redirect.DISCARD);
    }

    private Path archive() {
        return folder.resolve("classes.jsa");
    }

    private static boolean namesFolders(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            Manifest manifest = file.getManifest();
            String named =
                    manifest == null ? null : manifest.getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
            return named != null && List.of(named.split(" ")).contains(".");
        }
    }

    private static void pack(Path from, Path jar) throws IOException {
        try (Stream<Path> all = Files.walk(from);
                OutputStream out = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.setLevel(0);
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                zip.putNextEntry(new ZipEntry(from.relativize(file).toString().replace(File.separatorChar, '/')));
                Files.copy(file, zip);
            }
        }
    }
}
