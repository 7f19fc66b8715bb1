package io.bulkdata.bench.lambda;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The one class of a library that the webhook Lambda's image has in another form; its source says why. */
final class ImagePatch {

    private static final String LOADER = "software/amazon/awssdk/regions/internal/MetadataLoader.java";

    private ImagePatch() {}

    /**
     * Compiles it.
     *
     * @param jars with the library
     * @return a jar that must come before them
     * @throws IOException when it does not fit the library any more
     */
    static Path compile(List<Path> jars, Path jdk, Path work) throws IOException, InterruptedException {
        Path source = Files.createDirectories(work.resolve("patch")).resolve("MetadataLoader.java");
        try (InputStream in = ImagePatch.class.getResourceAsStream("/image/patch/" + LOADER)) {
            Files.copy(in, source);
        }
        String libraries = jars.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        String classes = Files.createDirectory(work.resolve("patch-classes")).toString();
        JdkTool.run(
                jdk,
                "javac",
                List.of("--release", "17", "-proc:none", "-cp", libraries, "-d", classes, source.toString()));
        Path jar = work.resolve("patch.jar");
        JdkTool.run(jdk, "jar", List.of("--create", "--no-manifest", "--file", jar.toString(), "-C", classes, "."));
        return jar;
    }
}
