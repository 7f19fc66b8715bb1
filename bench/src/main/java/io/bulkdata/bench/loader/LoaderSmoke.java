package io.bulkdata.bench.loader;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.luben.zstd.Zstd;
import io.bulkdata.awslocal.AwsLocal;
import io.bulkdata.bench.lambda.Artifacts;
import io.bulkdata.bench.lambda.JavaLambda;
import io.bulkdata.bench.lambda.LambdaProcess;
import io.bulkdata.bench.lambda.SqsEvents;
import io.bulkdata.loader.aws.BatchTable;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * Tries that the loader's zips have all they need: exports are batched, swept up and loaded by functions that run as in Lambda, and
 * the notice of a failure is read.
 */
final class LoaderSmoke {

    private static final String HANDLERS = "io.bulkdata.loader.";
    private static final String TABLE = "petitions";
    private static final String LANDING = "landing";
    private static final String MANIFESTS = "manifests";
    private static final String BATCHES = "batches";
    private static final String SCHEDULED = "{\"source\":\"aws.events\",\"detail-type\":\"Scheduled Event\"}";

    private static final List<String> TOOLS = List.of(
            "io/bulkdata/awslocal/",
            "io/bulkdata/redshiftlocal/",
            "io/bulkdata/local/",
            "io/bulkdata/loader/operate/",
            "io/zonky/",
            "org/postgresql/",
            "org/junit/",
            "net/jqwik/");

    private final Artifacts artifacts;
    private final Path jdk;
    private final Path work;
    private final PrintWriter out;

    LoaderSmoke(Artifacts artifacts, Path jdk, Path work, PrintWriter out) {
        this.artifacts = artifacts;
        this.jdk = jdk;
        this.work = work;
        this.out = out;
    }

    /** Ends with 0; what does not work is thrown. */
    int run() throws IOException, SQLException, InterruptedException {
        Path batch = artifacts.unpack("batch", work.resolve("batch"));
        Path load = artifacts.unpack("load", work.resolve("load"));
        refuseTools(batch.resolve("lib/batch.jar"));
        refuseTools(load.resolve("lib/load.jar"));
        try (Engines engines = Engines.start()) {
            AwsLocal aws = engines.aws();
            String loads = prepare(engines);
            byte[] full = bytes("id,title\n1,Save the bees\n");
            byte[] incremental = Zstd.compress(bytes("id,title\n2,Ban the plough\n"));
            Map<String, String> batching = batching(aws, loads);
            check(invoke(batch, "batch.BatchHandler", batching, SqsEvents.of(landed(aws, "full", full))));
            check(invoke(batch, "batch.BatchHandler", batching, SqsEvents.of(landed(aws, "incremental", incremental))));
            byte[] unused = invoke(batch, "batch.SweepHandler", batching, bytes(SCHEDULED));
            Map<String, String> loading = loading(engines);
            for (Message message : received(aws, loads, 2)) {
                check(invoke(load, "load.LoadHandler", loading, SqsEvents.of(message.body())));
            }
            expect("rows", engines.rows("public." + TABLE), 2);
            check(invoke(batch, "reprocess.ReprocessHandler", reprocessing(aws), failure(aws)));
            out.println(
                    "The loader's zips work: exports are batched, swept up and loaded, a notice of a failure is read.");
            out.flush();
            return 0;
        }
    }

    /** What stands in for AWS and Redshift, and what only tests need. */
    private static void refuseTools(Path jar) throws IOException {
        try (ZipFile files = new ZipFile(jar.toFile())) {
            files.stream()
                    .map(ZipEntry::getName)
                    .filter(LoaderSmoke::isTool)
                    .findFirst()
                    .ifPresent(name -> {
                        throw new IllegalStateException(name + " does not belong into " + jar.getFileName());
                    });
        }
    }

    private static boolean isTool(String name) {
        return TOOLS.stream().anyMatch(name::startsWith);
    }

    private static String prepare(Engines engines) throws SQLException {
        AwsLocal aws = engines.aws();
        aws.s3().createBucket(create -> create.bucket(LANDING));
        aws.s3().createBucket(create -> create.bucket(MANIFESTS));
        aws.dynamoDb().createTable(BatchTable.definition(BATCHES));
        engines.execute("CREATE TABLE public." + TABLE + " (id INTEGER, title VARCHAR(100))");
        return aws.sqs()
                .createQueue(create ->
                        create.queueName("loads.fifo").attributes(Map.of(QueueAttributeName.FIFO_QUEUE, "true")))
                .queueUrl();
    }

    private static Map<String, String> batching(AwsLocal aws, String loads) {
        Map<String, String> settings = new HashMap<>(aws.environment());
        settings.put("BULKDATA_BATCHES_TABLE", BATCHES);
        settings.put("BULKDATA_LOADS_QUEUE_URL", loads);
        // It is over when the sweep has started.
        settings.put("BULKDATA_BATCH_AGE", "PT0.001S");
        return settings;
    }

    private static Map<String, String> loading(Engines engines) {
        Place place = new Place(engines, "smoke");
        Map<String, String> settings = new HashMap<>(engines.aws().environment());
        settings.putAll(engines.warehouse());
        settings.put("BULKDATA_BATCHES_TABLE", BATCHES);
        settings.put("BULKDATA_MANIFEST_BUCKET", MANIFESTS);
        settings.put("BULKDATA_SUCCESS_TOPIC_ARN", place.topic("success"));
        settings.put("BULKDATA_FAILURE_TOPIC_ARN", place.topic("failure"));
        return settings;
    }

    private static Map<String, String> reprocessing(AwsLocal aws) {
        Map<String, String> settings = new HashMap<>(aws.environment());
        settings.put("BULKDATA_BATCHES_TABLE", BATCHES);
        return settings;
    }

    /** Lands an export; returns S3's notification. */
    private static String landed(AwsLocal aws, String kind, byte[] content) {
        String key = "exports/acme/" + kind + "/" + TABLE + "/20261120/" + TABLE + "_20261120014346.csv";
        String etag = aws.s3()
                .putObject(put -> put.bucket(LANDING).key(key), RequestBody.fromBytes(content))
                .eTag();
        return new StoredFile(LANDING, key, content.length, etag.replace("\"", "")).notification();
    }

    private static List<Message> received(AwsLocal aws, String queue, int wanted) {
        List<Message> messages = aws.sqs()
                .receiveMessage(receive ->
                        receive.queueUrl(queue).maxNumberOfMessages(10).waitTimeSeconds(1))
                .messages();
        expect("messages in " + queue, messages.size(), wanted);
        return messages;
    }

    /** The topic's call with the notice of a failure, of a batch that was loaded in the meantime. */
    private static byte[] failure(AwsLocal aws) throws IOException {
        String queue =
                aws.sqs().getQueueUrl(get -> get.queueName("smoke-success")).queueUrl();
        JsonMapper json = new JsonMapper();
        String notice = json.readTree(received(aws, queue, 2).get(0).body())
                .required("Message")
                .asText()
                .replace("\"LOADED\"", "\"QUARANTINED\"");
        ObjectNode event = json.createObjectNode();
        event.putArray("Records")
                .addObject()
                .put("EventSource", "aws:sns")
                .putObject("Sns")
                .put("Message", notice);
        return json.writeValueAsBytes(event);
    }

    private byte[] invoke(Path task, String handler, Map<String, String> settings, byte[] event)
            throws IOException, InterruptedException {
        JavaLambda function = new JavaLambda(jdk, artifacts, task, HANDLERS + handler, work);
        try (LambdaProcess process = LambdaProcess.start(
                function.managed(List.of()), function.environment(settings), task, work.resolve(handler + ".log"))) {
            byte[] answer = process.invoke(event);
            refuseStrangeLines(handler, process.printed());
            return answer;
        }
    }

    /** All that is printed is JSON, as CloudWatch wants it, and a class that is missing would only be logged. */
    private static void refuseStrangeLines(String handler, String printed) {
        boolean json = printed.lines().allMatch(line -> line.startsWith("{") && line.endsWith("}"));
        if (!json || printed.contains("NoClassDefFoundError") || printed.contains("ClassNotFoundException")) {
            throw new IllegalStateException(handler + " misses something:\n" + printed);
        }
    }

    private static void check(byte[] answer) {
        String text = new String(answer, StandardCharsets.UTF_8);
        if (!text.replace(" ", "").contains("\"batchItemFailures\":[]")) {
            throw new IllegalStateException("Not done: " + text);
        }
    }

    private static void expect(String what, long found, long wanted) {
        if (found != wanted) {
            throw new IllegalStateException("The " + what + " are " + found + " and should be " + wanted);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
