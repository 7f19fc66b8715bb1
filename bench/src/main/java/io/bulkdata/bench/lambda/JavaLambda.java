package io.bulkdata.bench.lambda;

import java.io.IOException;
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
public record JavaLambda(Path jdk, Artifacts artifacts, Path task, String handler, Path work) {

    private static final String RUNTIME = "com.amazonaws.services.lambda.runtime.api.client.";
    private static final List<String> MANAGED = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx256m");

    /** As the managed runtime starts it: the runtime client on the class path, the zip's jars by its own class loader. */
    public List<String> managed(List<String> more) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(jdk.resolve("bin/java").toString());
        command.addAll(MANAGED);
        command.addAll(more);
        command.add("-D" + RUNTIME + "runtimeapi.NativeClient.JNI=" + artifacts.nativePart(work));
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("-cp");
        command.add(artifacts.runtimeClient());
        command.add(RUNTIME + "AWSLambda");
        command.add(handler);
        return command;
    }

    /** The environment that Lambda makes, and what is particular. */
    public Map<String, String> environment(Map<String, String> particular) {
        Map<String, String> all = new HashMap<>(particular);
        all.putAll(LambdaEnvironment.of(task, handler));
        return all;
    }
}
