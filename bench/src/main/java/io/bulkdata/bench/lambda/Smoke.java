package io.bulkdata.bench.lambda;

import io.bulkdata.awslocal.AwsLocal;
import io.bulkdata.bench.http.LoopbackServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.net.ServerSocketFactory;
import software.amazon.awssdk.services.sqs.model.Message;

/** Tries that the artifacts have all they need: a webhook goes through a zip into a real queue, its message through the other into S3; another through the image. */
final class Smoke {

    private static final String CSV = "id,name\n1,Ada\n";
    private static final String BUCKET = "landing";
    private static final String KEY = "exports/acme/full/signatures/20261120/signatures_20261120014346.csv";

    /** Webhooks that train the cache. */
    private static final int FEW = 20;

    private final Artifacts artifacts;
    private final Path jdk;
    private final Path work;
    private final PrintWriter out;

    Smoke(Artifacts artifacts, Path jdk, Path work, PrintWriter out) {
        this.artifacts = artifacts;
        this.jdk = jdk;
        this.work = work;
        this.out = out;
    }

    /** Ends with 0; what does not work is thrown. */
    int run() throws IOException, InterruptedException {
        try (AwsLocal aws = AwsLocal.start();
                LoopbackServer source = StubServer.start(
                        ServerSocketFactory.getDefault(), request -> StubReply.of(200, "text/csv", CSV))) {
            String queue =
                    aws.sqs().createQueue(create -> create.queueName("exports")).queueUrl();
            aws.s3().createBucket(create -> create.bucket(BUCKET));
            String url = "http://127.0.0.1:" + source.port() + "/acme/full/signatures/20261120/"
                    + KEY.substring(KEY.lastIndexOf('/') + 1);
            Map<String, String> settings = webhookSettings(aws, queue);
            byte[] event = WebhookEvents.signed(WebhookEvents.announcement(url));
            Load.check(invoke("webhook", WebhookImage.HANDLER, settings, event));
            Message message = received(aws, queue);
            fetch(aws, message);
            out.println("The zips work: a signed webhook is in the queue, its export is in S3.");
            image(settings, event);
            received(aws, queue);
            out.println("The image's content works, with its cache: a signed webhook is in the queue.");
            out.flush();
            return 0;
        }
    }

    private static Map<String, String> webhookSettings(AwsLocal aws, String queue) {
        Map<String, String> settings = settings(aws);
        settings.put("BULKDATA_EXPORTS_QUEUE_URL", queue);
        settings.put("BULKDATA_WEBHOOK_SECRET", WebhookEvents.SECRET);
        return settings;
    }

    private void image(Map<String, String> settings, byte[] event) throws IOException, InterruptedException {
        WebhookImage image = WebhookImage.make(work.resolve("image"), artifacts, jdk, work, FEW);
        Map<String, String> environment = image.environment(work, settings);
        // By itself a JVM that cannot use its cache starts without one.
        environment.put("JDK_JAVA_OPTIONS", "-XX:AOTMode=on");
        try (LambdaProcess process =
                LambdaProcess.start(image.command(), environment, image.folder(), work.resolve("image.log"))) {
            Load.check(process.invoke(event));
            refuseMissingClasses("image's webhook", process.printed());
        }
    }

    private static Message received(AwsLocal aws, String queue) {
        List<Message> messages = aws.sqs()
                .receiveMessage(receive -> receive.queueUrl(queue).waitTimeSeconds(5))
                .messages();
        if (messages.size() != 1) {
            throw new IllegalStateException(messages.size() + " messages for one webhook");
        }
        aws.sqs()
                .deleteMessage(delete ->
                        delete.queueUrl(queue).receiptHandle(messages.get(0).receiptHandle()));
        return messages.get(0);
    }

    private void fetch(AwsLocal aws, Message message) throws IOException, InterruptedException {
        Map<String, String> settings = settings(aws);
        settings.put("BULKDATA_LANDING_BUCKET", BUCKET);
        byte[] answer =
                invoke("fetch", "io.bulkdata.receiver.fetch.FetchHandler", settings, SqsEvents.of(message.body()));
        String stored =
                aws.s3().getObjectAsBytes(get -> get.bucket(BUCKET).key(KEY)).asUtf8String();
        if (!stored.equals(CSV)) {
            throw new IllegalStateException(
                    "Stored was " + stored + " after " + new String(answer, StandardCharsets.UTF_8));
        }
    }

    private byte[] invoke(String lambda, String handler, Map<String, String> settings, byte[] event)
            throws IOException, InterruptedException {
        Path task = artifacts.unpack(lambda, work.resolve(lambda));
        JavaLambda function = new JavaLambda(jdk, artifacts, task, handler, work);
        try (LambdaProcess process = LambdaProcess.start(
                function.managed(List.of()), function.environment(settings), task, work.resolve(lambda + ".log"))) {
            byte[] answer = process.invoke(event);
            refuseMissingClasses(lambda, process.printed());
            return answer;
        }
    }

    /** What is only logged must be seen, too. */
    private static void refuseMissingClasses(String lambda, String printed) {
        if (printed.contains("NoClassDefFoundError") || printed.contains("ClassNotFoundException")) {
            throw new IllegalStateException("The " + lambda + " Lambda misses a class:\n" + printed);
        }
    }

    private static Map<String, String> settings(AwsLocal aws) {
        Map<String, String> settings = new HashMap<>(aws.environment());
        settings.put("BULKDATA_QUARANTINE_QUEUE_URL", "http://127.0.0.1/000000000000/quarantine");
        settings.put("BULKDATA_FAILURE_TOPIC_ARN", "arn:aws:sns:us-east-1:000000000000:failure");
        settings.put("BULKDATA_ALLOWED_HOSTS", "127.0.0.1");
        settings.put("BULKDATA_PLAIN_HTTP_HOSTS", "127.0.0.1");
        return settings;
    }
}
