package io.bulkdata.bench.lambda;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs a tool of a JDK. */
final class JdkTool {

    private JdkTool() {}

    /** @throws IOException with what the tool printed, when it failed */
    static void run(Path jdk, String tool, List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(arguments);
        command.add(0, jdk.resolve("bin").resolve(tool).toString());
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String printed = new String(process.getInputStream().readAllBytes(), Charset.defaultCharset());
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + " failed:\n" + printed);
        }
    }
}
