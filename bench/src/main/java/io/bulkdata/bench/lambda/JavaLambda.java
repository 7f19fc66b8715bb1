package io.bulkdata.bench.lambda;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How a Lambda of ours is started under the runtime client.
 *
 * @param jdk a JDK 25
 * @param task the unpacked zip
 * @param work a folder for what is made
 */
record JavaLambda(Path jdk, Artifacts artifacts, Path task, String handler, Path work) {

    private static final String RUNTIME = "com.amazonaws.services.lambda.runtime.api.client.";
    private static final List<String> MANAGED = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx256m");

    /** What the image's entry point has; see receiver/src/main/docker. */
    private static final List<String> IMAGE =
            List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData", "-Xmx256m");

    /** As the managed runtime starts it: the runtime client on the class path, the zip's jars by its own class loader. */
    List<String> managed(List<String> more) throws IOException {
        return command(MANAGED, artifacts.runtimeClient(), more);
    }

    /** All on the JVM's own class path, which a cache can cover. */
    List<String> onePath(List<String> more) throws IOException {
        return command(IMAGE, jar() + ":" + artifacts.runtimeClient(), more);
    }

    /** The environment that Lambda makes, and what is particular. */
    Map<String, String> environment(boolean managed, Map<String, String> particular) throws IOException {
        Map<String, String> all = new HashMap<>(particular);
        // An empty folder keeps the runtime client's class loader from finding the same classes again.
        Path root = managed ? task : Files.createDirectories(work.resolve("empty"));
        all.put("LAMBDA_TASK_ROOT", root.toString());
        all.put("_HANDLER", handler);
        all.put("AWS_LAMBDA_FUNCTION_NAME", "bench");
        all.put("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST");
        all.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "512");
        all.put("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/bench");
        all.put("AWS_LAMBDA_LOG_STREAM_NAME", "bench");
        all.put("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand");
        all.put("LANG", "en_US.UTF-8");
        all.put("TZ", ":UTC");
        all.put("PATH", "/usr/bin:/bin");
        return all;
    }

    private Path jar() throws IOException {
        try (var jars = Files.list(task.resolve("lib"))) {
            return jars.findFirst().orElseThrow(() -> new IOException("No jar in " + task));
        }
    }

    private List<String> command(List<String> flags, String classPath, List<String> more) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(jdk.resolve("bin/java").toString());
        command.addAll(flags);
        command.addAll(more);
        command.add("-D" + RUNTIME + "runtimeapi.NativeClient.JNI=" + artifacts.nativePart(work));
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("-cp");
        command.add(classPath);
        command.add(RUNTIME + "AWSLambda");
        command.add(handler);
        return command;
    }
}
