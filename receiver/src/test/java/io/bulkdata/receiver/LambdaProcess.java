package io.bulkdata.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A Lambda in a JVM of its own, on the class path of the artifacts, with the log and the metrics it has there. */
public final class LambdaProcess {

    private static final JsonMapper JSON = new JsonMapper();

    private final List<JsonNode> lines = new ArrayList<>();
    private final String output;

    private LambdaProcess(String output) throws IOException {
        this.output = output;
        for (String line : output.lines().toList()) {
            assertThat(line).as("a line of JSON").startsWith("{").endsWith("}");
            lines.add(JSON.readTree(line));
        }
    }

    /**
     * Runs it until all events are through.
     *
     * @param lambda webhook or fetch
     */
    public static LambdaProcess run(String lambda, Map<String, String> environment, List<byte[]> events)
            throws Exception {
        Path output = Files.createTempFile("lambda", ".log");
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        // As the native cryptography wants it; newer JVMs would say so in the log.
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        classPath(),
                        LambdaProgram.class.getName(),
                        lambda)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.environment().put("AWS_LAMBDA_FUNCTION_NAME", "bulkdata-test");
        builder.environment().put("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand");
        Process process = builder.start();
        try (OutputStream in = process.getOutputStream()) {
            for (byte[] event : events) {
                in.write((Base64.getEncoder().encodeToString(event) + "\n").getBytes(StandardCharsets.US_ASCII));
            }
        }
        try {
            assertThat(process.waitFor(2, TimeUnit.MINUTES))
                    .as("ends by itself")
                    .isTrue();
            return new LambdaProcess(Files.readString(output));
        } finally {
            process.destroyForcibly();
            Files.delete(output);
        }
    }

    private static String classPath() throws Exception {
        String tests = Path.of(LambdaProgram.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())
                .toString();
        String classes = Path.of(tests).resolveSibling("classes").toString();
        return String.join(
                File.pathSeparator,
                System.getProperty("bulkdata.test.lambda.resources"),
                classes,
                tests,
                Files.readString(Path.of(System.getProperty("bulkdata.test.lambda.classpath"))));
    }

    /** All it printed. */
    public String output() {
        return output;
    }

    /** The log, without the metrics. */
    public List<JsonNode> log() {
        return lines.stream().filter(line -> !line.has("_aws")).toList();
    }

    /** The metrics in CloudWatch's embedded format. */
    public List<JsonNode> metrics() {
        return lines.stream().filter(line -> line.has("_aws")).toList();
    }
}
