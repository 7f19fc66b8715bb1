package io.bulkdata.bench.lambda;

import io.bulkdata.bench.http.LoopbackServer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The content of the webhook Lambda's container image: a Java runtime, one jar with all on that runtime's own class path, how it
 * is started, and the cache of classes that the runtime has made of it at work.
 *
 * @param jdk a JDK 25, which the runtime was linked from
 */
record WebhookImage(Path folder, Path jdk) {

    static final String HANDLER = "io.bulkdata.receiver.webhook.WebhookHandler";

    private static final int EVENTS = 256;

    /**
     * Makes all of it, in a folder that is empty or not there yet.
     *
     * @param invocations on how many webhooks the cache is trained
     */
    static WebhookImage make(Path folder, Artifacts artifacts, Path jdk, Path work, int invocations)
            throws IOException, InterruptedException {
        WebhookImage image = new WebhookImage(Files.createDirectories(folder).toRealPath(), jdk);
        image.assemble(artifacts, work);
        image.train(work, invocations);
        return image;
    }

    Path jar() {
        return folder.resolve("app.jar");
    }

    Path cache() {
        return folder.resolve("app.aot");
    }

    List<String> command() {
        return List.of(folder.resolve("bootstrap").toString());
    }

    /** What the image sees of its environment, and what is particular. */
    Map<String, String> environment(Path work, Map<String, String> particular) throws IOException {
        Map<String, String> environment = new HashMap<>(particular);
        // Nothing is there in the image; the runtime client's class loader would find the same classes again.
        Path empty = Files.createDirectories(work.resolve("empty"));
        environment.putAll(LambdaEnvironment.of(empty, HANDLER));
        return environment;
    }

    private void assemble(Artifacts artifacts, Path work) throws IOException, InterruptedException {
        ImageRuntime.link(folder.resolve("runtime"), jdk);
        List<Path> jars = new ArrayList<>();
        Path unpacked = artifacts.unpack("webhook", work.resolve("image-zip"));
        try (Stream<Path> own = Files.list(unpacked.resolve("lib"))) {
            jars.addAll(own.sorted().toList());
        }
        for (String jar : artifacts.runtimeClient().split(":", -1)) {
            jars.add(Path.of(jar));
        }
        jars.add(0, ImagePatch.compile(jars, jdk, work));
        OneJar.write(jar(), jars);
        Files.move(
                artifacts.nativePart(work), folder.resolve("runtime-client.so"), StandardCopyOption.REPLACE_EXISTING);
        try (InputStream bootstrap = WebhookImage.class.getResourceAsStream("/image/bootstrap")) {
            Files.copy(bootstrap, folder.resolve("bootstrap"), StandardCopyOption.REPLACE_EXISTING);
        }
        Files.setPosixFilePermissions(folder.resolve("bootstrap"), PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** Over HTTPS, as SQS is. */
    private void train(Path work, int invocations) throws IOException, InterruptedException {
        BenchCertificates certificates = BenchCertificates.create();
        SqsStub queue = new SqsStub();
        try (LoopbackServer server = StubServer.start(certificates.sockets(), queue::answer)) {
            Map<String, String> particular = WebhookSettings.of(Endpoint.https(server.port()));
            particular.put(
                    "TRUSTSTORE",
                    certificates
                            .writeTruststore(work.resolve("training.jks"), jdk, Truststores.AMAZON)
                            .toString());
            Contender training = new Contender("training", command(), environment(work, particular), folder, 1);
            AotCache.train(training, cache(), work.resolve("training.log"), WebhookEvents.create(EVENTS), invocations);
        }
    }
}
