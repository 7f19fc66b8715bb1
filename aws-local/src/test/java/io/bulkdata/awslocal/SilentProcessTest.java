package io.bulkdata.awslocal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In a process of its own, where every thread and every byte printed can be seen. */
final class SilentProcessTest {

    private static final int JDK_THAT_WARNS = 24;

    /** Uses every engine once. */
    static final class Program {

        private Program() {}

        public static void main(String[] arguments) {
            try (AwsLocal aws = AwsLocal.start()) {
                String bucket = SharedAws.bucket(aws);
                aws.notifyObjectCreated(bucket, "", SharedAws.queue(aws));
                aws.s3()
                        .putObject(
                                put -> put.bucket(bucket).key("x"),
                                software.amazon.awssdk.core.sync.RequestBody.fromString("x"));
                aws.dynamoDb().listTables();
                aws.sns().createTopic(create -> create.name("topic"));
                aws.secretsManager()
                        .createSecret(create -> create.name("secret").secretString("x"));
            }
            System.out.println("closed");
        }
    }

    @Test
    void enginesPrintNothingNeedNoHomeAndLeaveNoThreadBehind(@TempDir Path home) throws Exception {
        Path output = home.resolve("output.txt");
        Path temporary = Files.createDirectory(home.resolve("temporary"));
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        if (Runtime.version().feature() >= JDK_THAT_WARNS) {
            // The JDK's own warnings of what engines do; who starts a process for people passes these too.
            command.add("--enable-native-access=ALL-UNNAMED");
            command.add("--sun-misc-unsafe-memory-access=allow");
        }
        command.addAll(List.of(
                "-Xmx512m",
                "-Duser.home=" + home.resolve("none"),
                "-Djava.io.tmpdir=" + temporary,
                "-cp",
                System.getProperty("java.class.path"),
                Program.class.getName()));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().clear();
        Process process = builder.start();
        try {
            assertThat(process.waitFor(2, TimeUnit.MINUTES))
                    .as("ends by itself; printed: %s", Files.readString(output))
                    .isTrue();
            assertThat(Files.readAllLines(output)).isEqualTo(List.of("closed"));
            assertThat(process.exitValue()).isZero();
            assertThat(temporary).isEmptyDirectory();
        } finally {
            process.destroyForcibly();
        }
    }
}
