package io.bulkdata.bench.lambda;

import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Makes the receivers that are compared. */
final class Contenders {

    private final JavaLambda webhook;
    private final WebhookImage image;
    private final Path node;
    private final Pinning pinning;
    private final BenchCertificates certificates;

    Contenders(JavaLambda webhook, WebhookImage image, Path node, Pinning pinning, BenchCertificates certificates) {
        this.webhook = webhook;
        this.image = image;
        this.node = node;
        this.pinning = pinning;
        this.certificates = certificates;
    }

    Contender node(String name, boolean keepAlive, Endpoint endpoint) throws IOException {
        Map<String, String> environment = new HashMap<>(WebhookSettings.AWS);
        environment.putAll(LambdaEnvironment.of(node, "index.handler"));
        environment.put("LOAD_QUEUE_URL", endpoint.queue("load"));
        environment.put("TABLES_QUEUE_URL", endpoint.queue("tables"));
        environment.put(
                "NODE_EXTRA_CA_CERTS",
                certificates.writePem(webhook.work().resolve("authority.pem")).toString());
        if (keepAlive) {
            environment.put("AWS_NODEJS_CONNECTION_REUSE_ENABLED", "1");
        }
        List<String> command = List.of("node", NodeModules.runtimeClient(node).toString(), "index.handler");
        return new Contender(name, pinning.pinned(command), environment, node, 2);
    }

    Contender managed(Endpoint endpoint) throws IOException {
        Path store = trust("all", Truststores.ALL);
        List<String> command = webhook.managed(List.of("-Djavax.net.ssl.trustStore=" + store));
        return new Contender(
                Report.ZIP,
                pinning.pinned(command),
                webhook.environment(WebhookSettings.of(endpoint)),
                webhook.task(),
                1);
    }

    Contender image(Endpoint endpoint) throws IOException {
        Map<String, String> settings = WebhookSettings.of(endpoint);
        settings.put("TRUSTSTORE", trust("amazon", Truststores.AMAZON).toString());
        return new Contender(
                Report.IMAGE,
                pinning.pinned(image.command()),
                image.environment(webhook.work(), settings),
                image.folder(),
                1);
    }

    private Path trust(String name, Predicate<X509Certificate> wanted) throws IOException {
        return certificates.writeTruststore(webhook.work().resolve(name + ".jks"), webhook.jdk(), wanted);
    }
}
