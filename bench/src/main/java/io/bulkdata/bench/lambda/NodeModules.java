package io.bulkdata.bench.lambda;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The Node receiver and what it needs, installed by npm once for each package-lock.json. */
final class NodeModules {

    private static final List<String> FILES = List.of("package.json", "package-lock.json", "index.js");

    private NodeModules() {}

    /**
     * The folder with the receiver and its modules.
     *
     * @throws IOException when there is no node or npm, or npm fails
     */
    static Path install(Path folder) throws IOException, InterruptedException {
        for (String tool : List.of("node", "npm")) {
            if (exit(folder.getParent(), null, Map.of(), tool, "--version") != 0) {
                throw new IOException(tool + " is missing: the benchmark runs a Node receiver beside ours");
            }
        }
        Path lock = folder.resolve("package-lock.json");
        byte[] installed = Files.exists(lock) ? Files.readAllBytes(lock) : new byte[0];
        for (String file : FILES) {
            copy(file, folder);
        }
        Path done = folder.resolve("installed");
        if (!Files.exists(done) || !Arrays.equals(installed, Files.readAllBytes(lock))) {
            npm(folder);
            Files.writeString(done, "");
        }
        return folder;
    }

    /** Lambda's own runtime client among them. */
    static Path runtimeClient(Path folder) {
        return folder.resolve("node_modules/aws-lambda-ric/index.mjs");
    }

    private static void npm(Path folder) throws IOException, InterruptedException {
        Path log = folder.resolve("npm.log");
        // Scripts are wanted: the runtime client compiles its native part.
        if (exit(folder, log, headers(), "npm", "ci", "--no-audit", "--no-fund") != 0) {
            throw new IOException(
                    "npm cannot install the Node receiver (its runtime client is compiled by cmake and a C++"
                            + " compiler); see " + log);
        }
    }

    private static int exit(Path folder, Path log, Map<String, String> environment, String... command)
            throws InterruptedException {
        try {
            ProcessBuilder process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log == null ? Redirect.DISCARD : Redirect.to(log.toFile()));
            process.environment().putAll(environment);
            return process.start().waitFor();
        } catch (IOException e) {
            return -1;
        }
    }

    /** What is compiled needs Node's headers; npm need not download those that lie beside it. */
    private static Map<String, String> headers() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .map(folder -> Path.of(folder).resolve("node"))
                .filter(Files::isExecutable)
                .findFirst()
                .map(node -> node.toAbsolutePath().getParent().getParent())
                .filter(prefix -> Files.exists(prefix.resolve("include/node/node.h")))
                .map(prefix -> Map.of("npm_config_nodedir", prefix.toString()))
                .orElseGet(Map::of);
    }

    private static void copy(String file, Path folder) throws IOException {
        Files.createDirectories(folder);
        try (InputStream in = NodeModules.class.getResourceAsStream("/node/" + file)) {
            Files.copy(in, folder.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
