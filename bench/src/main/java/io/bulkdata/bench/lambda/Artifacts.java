package io.bulkdata.bench.lambda;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

/**
 * What Maven has put beside the benchmarks: the zips of the Lambdas and Lambda's runtime client.
 *
 * @param folder where they are
 */
public record Artifacts(Path folder) {

    public static Artifacts find() {
        try {
            Path jar = Path.of(Artifacts.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return new Artifacts(jar.getParent().resolveSibling("lambda"));
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    Path zip(String lambda) {
        return folder.resolve(lambda + ".zip");
    }

    /** Unpacks a Lambda's zip as Lambda does. */
    public Path unpack(String lambda, Path target) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(zip(lambda)))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path file = target.resolve(entry.getName()).normalize();
                if (!file.startsWith(target)) {
                    throw new IOException(entry.getName() + " is outside of " + zip(lambda));
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                } else {
                    Files.createDirectories(file.getParent());
                    Files.copy(zip, file);
                }
            }
        }
        return target;
    }

    /** The class path of Lambda's Java runtime client. */
    String runtimeClient() throws IOException {
        try (Stream<Path> jars = Files.list(folder.resolve("ric"))) {
            return jars.map(Path::toString).sorted().collect(Collectors.joining(":"));
        }
    }

    /** The runtime client's native part, unpacked as it is in Lambda; by itself it would unpack a copy at each start. */
    Path nativePart(Path target) throws IOException {
        String processor = System.getProperty("os.arch").equals("aarch64") ? "aarch_64" : "x86_64";
        String name = "libaws-lambda-jni.linux-" + processor + ".so";
        for (String jar : runtimeClient().split(":", -1)) {
            try (var files = new ZipFile(jar)) {
                ZipEntry entry = files.getEntry("jni/" + name);
                if (entry != null) {
                    try (InputStream in = files.getInputStream(entry)) {
                        Files.copy(in, target.resolve(name), StandardCopyOption.REPLACE_EXISTING);
                        return target.resolve(name);
                    }
                }
            }
        }
        throw new IOException("No " + name + " in " + runtimeClient());
    }
}
