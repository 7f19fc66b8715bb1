package io.bulkdata.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bulkdata.core.failure.FailureClass;
import io.bulkdata.core.message.Json;
import io.bulkdata.core.message.Notice;
import io.bulkdata.core.message.Quarantined;
import io.bulkdata.local.controlshift.schema.SchemaServer;
import io.bulkdata.local.controlshift.schema.SourceSchema;
import io.bulkdata.redshift.warehouse.Warehouse;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Webhooks made by hand, against the whole pipeline; each test has a table of its own. */
class LocalPipelineTest {

    private static final String SECRET = "secret-of-the-test";
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static LocalPipeline pipeline;
    private static Sender sender;

    @BeforeAll
    static void start() throws IOException {
        pipeline = LocalPipeline.start(LocalOptions.defaults(SECRET).allowing(List.of("127.0.0.1")));
        sender = new Sender(pipeline.webhookUrl(), SECRET);
        try (SchemaServer schema = SchemaServer.start(SourceSchema.published(), false);
                Warehouse warehouse = pipeline.openWarehouse()) {
            WarehouseTables.create(schema.schemaUri(), warehouse);
        }
    }

    @AfterAll
    static void stop() {
        sender.close();
        pipeline.close();
    }

    @Test
    void signedWebhookBecomesRows() throws SQLException {
        String webhook = sender.announce(
                "full",
                "categories",
                "categories_20261120120100.csv",
                "id,name,slug\n1,Climate,climate\n2,\"Health,\n \"\"and\"\" care ✊\",\n");

        HttpResponse<String> answer = sender.post(webhook);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"status\":\"processed\"}");
        assertThat(answer.headers().firstValue("x-controlshift-processed")).contains("1");
        assertThat(ends("public.categories", 1)).extracting(Notice::status).containsExactly(Notice.Status.LOADED);
        assertThat(query("select id, name, slug from categories order by id"))
                .containsExactly("1|Climate|climate", "2|Health,\n \"and\" care ✊|null");
    }

    @Test
    void bodyChangedByOneByteLeavesNothingAnywhere() throws SQLException {
        String webhook = sender.announce("full", "labels", "labels_20261120120100.csv", "id\n1\n");

        HttpResponse<String> answer = sender.post(webhook.replace("labels_2026", "labels_2025"), webhook)
                .join();

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(pipeline.aws()
                        .s3()
                        .listObjectsV2Paginator(request ->
                                request.bucket(Resources.LANDING_BUCKET).prefix("exports/default/full/labels/"))
                        .contents())
                .isEmpty();
        assertThat(query("select count(*) from labels")).containsExactly("0");
    }

    @Test
    void webhookOfAnotherTypeIsSkipped() {
        HttpResponse<String> answer = sender.post("{\"type\":\"signature.created\",\"data\":{\"id\":1}}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"status\":\"skipped\"}");
    }

    @Test
    void badRowIsNamedAndTheNextGoodExportLoads() throws SQLException {
        String table = "locales";
        sender.post(sender.announce("full", table, "locales_20261120010000.csv", "id,name\n1,en\n2,cy\n"));
        ends("public.locales", 1);

        sender.post(sender.announce("full", table, "locales_20261120020000.csv", "id,name\n3,fr\nfour,de\n"));
        Notice failure = ends("public.locales", 2).get(1);

        assertThat(failure.status()).isEqualTo(Notice.Status.QUARANTINED);
        assertThat(failure.failedManifest()).startsWith("s3://" + Resources.MANIFEST_BUCKET + "/failed/");
        assertThat(failure.next()).isNotBlank();
        assertThat(failure.error().rows()).singleElement().satisfies(row -> {
            assertThat(row.file()).endsWith("/locales_20261120020000.csv");
            assertThat(row.line()).isEqualTo(3);
            assertThat(row.column()).isEqualTo("id");
            assertThat(row.reason()).contains("Invalid digit").doesNotContain("de");
        });
        assertThat(query("select id from locales order by id")).containsExactly("1", "2");

        sender.post(sender.announce("full", table, "locales_20261120030000.csv", "id,name\n3,fr\n4,de\n"));
        assertThat(ends("public.locales", 3).get(2).status()).isEqualTo(Notice.Status.LOADED);
        assertThat(query("select id from locales order by id")).containsExactly("3", "4");
    }

    @Test
    void sameExportPostedTwentyTimesAtOnceIsLoadedOnce() throws SQLException {
        String webhook = sender.announce(
                "incremental", "comments", "comments_20261120120100.csv", "id,text\n1,first\n2,second\n");

        List<CompletableFuture<HttpResponse<String>>> posts = IntStream.range(0, 20)
                .mapToObj(i -> sender.post(webhook, webhook))
                .toList();

        assertThat(posts)
                .allSatisfy(post -> assertThat(post.join().statusCode()).isEqualTo(200));
        ends("public.comments", 1);
        await().atMost(PATIENCE).until(LocalPipelineTest::queuesAreEmpty);
        assertThat(query("select id from comments order by id")).containsExactly("1", "2");
        assertThat(query("select files, rows from bulkdata.load_ledger where table_name = 'public.comments'"))
                .containsExactly("1|2");
        assertThat(ends("public.comments", 1)).hasSize(1);
    }

    @Test
    void exportOnAForeignHostIsQuarantinedAndAnnounced() {
        String webhook = "{\"type\":\"data.full_table_exported\",\"data\":{\"table\":\"regions\","
                + "\"url\":\"https://evil.example/regions_20261120120100.csv?X-Amz-Signature=5ecre7\"}}";

        HttpResponse<String> answer = sender.post(webhook);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).startsWith("{\"status\":\"rejected\",").doesNotContain("5ecre7");
        Notice notice = ends("regions", 1).get(0);
        assertThat(notice.status()).isEqualTo(Notice.Status.QUARANTINED);
        assertThat(notice.files()).containsExactly("evil.example/regions_20261120120100.csv");
        assertThat(notice.error().message()).contains("evil.example");
        assertThat(notice.next()).isNotBlank();
        assertThat(quarantined("regions").body())
                .isEqualTo(Base64.getEncoder().encodeToString(webhook.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void exportWhoseAddressHasExpiredIsQuarantinedAndSaysWhatToDo() {
        String webhook = sender.announce("full", "languages", "languages_20261120120100.csv", "")
                .replace(".csv", ".csv?X-Amz-Signature=5ecre7");

        assertThat(sender.post(webhook).body()).isEqualTo("{\"status\":\"processed\"}");

        Notice notice = ends("languages", 1).get(0);
        assertThat(notice.status()).isEqualTo(Notice.Status.QUARANTINED);
        assertThat(notice.error().failureClass()).isEqualTo(FailureClass.GONE);
        assertThat(notice.files()).singleElement().asString().endsWith("/languages_20261120120100.csv");
        assertThat(notice.next()).contains("full");
        assertThat(quarantined("languages").failureClass()).isEqualTo(FailureClass.GONE);
    }

    /** Takes that table's message out of the quarantine. */
    private static Quarantined quarantined(String table) {
        SqsClient sqs = pipeline.aws().sqs();
        String queue = pipeline.queues().get("quarantine");
        return await().atMost(PATIENCE)
                .until(
                        () -> sqs
                                .receiveMessage(request -> request.queueUrl(queue)
                                        .maxNumberOfMessages(10)
                                        .visibilityTimeout(1))
                                .messages()
                                .stream()
                                .filter(message -> message.body().contains("\"table\":\"" + table + "\""))
                                .findFirst(),
                        Optional::isPresent)
                .map(message -> {
                    sqs.deleteMessage(request -> request.queueUrl(queue).receiptHandle(message.receiptHandle()));
                    return Json.read(message.body(), Quarantined.class);
                })
                .orElseThrow();
    }

    private static List<Notice> ends(String table, int count) {
        await().atMost(PATIENCE).until(() -> noticesOf(table).size() >= count);
        return noticesOf(table);
    }

    private static List<Notice> noticesOf(String table) {
        return pipeline.notices().read().stream()
                .filter(notice -> notice.table() != null && notice.table().equals(table))
                .toList();
    }

    private static boolean queuesAreEmpty() {
        return Stream.of(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES, NOT_VISIBLE)
                .allMatch(attribute -> pipeline.queues().values().stream()
                        .allMatch(url -> pipeline.aws()
                                .sqs()
                                .getQueueAttributes(
                                        request -> request.queueUrl(url).attributeNames(attribute))
                                .attributes()
                                .get(attribute)
                                .equals("0")));
    }

    private static final QueueAttributeName NOT_VISIBLE = QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE;

    private static List<String> query(String sql) throws SQLException {
        return Sql.rows(pipeline.warehouse(), sql);
    }
}
