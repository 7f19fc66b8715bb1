package io.bulkdata.bench.lambda;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes the receivers that are compared. */
final class Contenders {

    private static final Map<String, String> AWS = Map.of(
            "AWS_REGION", "us-east-1",
            "AWS_ACCESS_KEY_ID", "AKIDEXAMPLE",
            "AWS_SECRET_ACCESS_KEY", "bench",
            "AWS_SESSION_TOKEN", "bench-session");

    private final JavaLambda webhook;
    private final Path node;
    private final Pinning pinning;
    private final BenchCertificates certificates;

    Contenders(JavaLambda webhook, Path node, Pinning pinning, BenchCertificates certificates) {
        this.webhook = webhook;
        this.node = node;
        this.pinning = pinning;
        this.certificates = certificates;
    }

    Contender node(String name, boolean keepAlive, Endpoint endpoint) throws IOException {
        Map<String, String> environment = new HashMap<>(AWS);
        environment.putAll(webhook.environment(true, Map.of()));
        environment.put("LAMBDA_TASK_ROOT", node.toString());
        environment.put("_HANDLER", "index.handler");
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
        List<String> command = webhook.managed(trust("all", ""));
        return new Contender(
                Report.ZIP, pinning.pinned(command), webhook.environment(true, settings(endpoint)), webhook.task(), 1);
    }

    /** With a cache that is trained now. */
    Contender aot(Endpoint endpoint, List<byte[]> events, int invocations) throws IOException, InterruptedException {
        List<String> command = webhook.onePath(trust("amazon", "amazonrootca"));
        Map<String, String> environment = webhook.environment(false, settings(endpoint));
        Path cache = AotCache.train(
                new Contender("training", command, environment, webhook.task(), 1),
                webhook.work().resolve(endpoint.name() + ".aot"),
                events,
                invocations);
        List<String> cached = pinning.pinned(AotCache.with(command, "-XX:AOTCache=" + cache));
        return new Contender(Report.AOT, cached, environment, webhook.task(), 1);
    }

    private static Map<String, String> settings(Endpoint endpoint) {
        Map<String, String> settings = new HashMap<>(AWS);
        settings.put("AWS_ENDPOINT_URL_SQS", endpoint.url());
        settings.put("BULKDATA_EXPORTS_QUEUE_URL", endpoint.queue("exports"));
        settings.put("BULKDATA_QUARANTINE_QUEUE_URL", endpoint.queue("quarantine"));
        settings.put("BULKDATA_FAILURE_TOPIC_ARN", "arn:aws:sns:us-east-1:000000000000:failure");
        settings.put("BULKDATA_WEBHOOK_SECRET", WebhookEvents.SECRET);
        return settings;
    }

    private List<String> trust(String name, String aliasPrefix) throws IOException {
        Path store = certificates.writeTruststore(webhook.work().resolve(name + ".p12"), webhook.jdk(), aliasPrefix);
        return List.of("-Djavax.net.ssl.trustStore=" + store, "-Djavax.net.ssl.trustStorePassword=changeit");
    }
}
