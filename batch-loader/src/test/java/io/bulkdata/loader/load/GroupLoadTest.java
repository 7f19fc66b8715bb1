package io.bulkdata.loader.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import io.bulkdata.core.message.Json;
import io.bulkdata.core.message.LoadRequest;
import io.bulkdata.core.message.Notice;
import io.bulkdata.loader.BatchId;
import io.bulkdata.loader.BatchState;
import io.bulkdata.loader.S3Events;
import io.bulkdata.loader.TestAws;
import io.bulkdata.loader.aws.DynamoBatchLeases;
import io.bulkdata.loader.aws.DynamoBatchStore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** Batches of one file each that are asked for at the same time. */
class GroupLoadTest {

    private final Pipeline pipeline = new Pipeline();
    private final DynamoBatchLeases leases =
            new DynamoBatchLeases(TestAws.local().dynamoDb(), pipeline.table);

    @Test
    void smallBatchesAreLoadedTogetherAndEachHasItsLedgerRowAndItsNotice() {
        pipeline.announce(
                pipeline.put("incremental", "20261120010100", "id,title\n1,a\n"),
                pipeline.put("incremental", "20261120010200", "id,title\n2,b\n3,\"c\n\"\"d\"\"\"\n"),
                pipeline.put("incremental", "20261120010300", "id,title\n4,e\n"));
        List<BatchId> ids = request(pipeline.requests());
        pipeline.loading.handleRequest(S3Events.event(List.of(message(ids))), null);

        assertThat(pipeline.rows("id")).containsExactly("1", "2", "3", "4");
        // One transaction: all were committed at the same time by the warehouse.
        assertThat(pipeline.ledger("load_id, files, rows"))
                .containsExactlyInAnyOrder(ids.get(0) + "|1|1", ids.get(1) + "|1|2", ids.get(2) + "|1|1");
        assertThat(transactions()).hasSize(1);
        assertThat(pipeline.successes())
                .extracting(Notice::batchId)
                .containsExactlyInAnyOrderElementsOf(
                        ids.stream().map(BatchId::value).toList());
        assertThat(leases.find(ids)).allMatch(batch -> batch.state() == BatchState.LOADED);
        assertThat(new DynamoBatchStore(TestAws.local().dynamoDb(), pipeline.table)
                        .due(Instant.now().plus(Duration.ofDays(365))))
                .isEmpty();
    }

    @Test
    void rowsThatAreThereAlreadyAreCountedForTheBatchThatBroughtThem() {
        pipeline.land("incremental", "20261120010000", "id,title\n2,first\n");
        pipeline.successes();
        announceThree("id,title\n1,a\n", "id,title\n2,b\n3,c\n", "id,title\n3,d\n4,e\n");

        assertThat(pipeline.rows("id, title")).contains("1|a", "2|first").hasSize(4);
        assertThat(transactions()).hasSize(4);
        assertThat(pipeline.successes()).extracting(Notice::rows).containsExactlyInAnyOrder(1L, 1L, 1L);
    }

    @Test
    void oneThatCannotBeLoadedKeepsNoOtherFromBeingLoaded() {
        announceThree("id,title\n1,a\n", "id,title\nx,b\n", "id,title\n3,c\n");

        assertThat(pipeline.rows("id")).containsExactly("1", "3");
        assertThat(pipeline.successes()).hasSize(2);
        assertThat(pipeline.failures())
                .singleElement()
                .satisfies(notice -> assertThat(notice.files())
                        .singleElement()
                        .satisfies(file -> assertThat(file).endsWith("010200.csv")));
    }

    @Test
    void filesWithOtherColumnsAreLoadedByThemselves() {
        announceThree("id,title\n1,a\n", "id,title,signers\n2,b,7\n", "id,title\n3,c\n");

        assertThat(pipeline.rows("id, signers")).containsExactly("1|null", "2|7", "3|null");
        assertThat(transactions()).hasSize(3);
    }

    @Test
    void compressedFilesAreLoadedByThemselves() throws Exception {
        byte[] packed = gzip("id,title\n2,b\n");
        pipeline.announce(
                pipeline.put("incremental", "20261120010100", "id,title\n1,a\n"),
                pipeline.put("incremental", "20261120010200", packed, ".gz"));
        pipeline.load();

        assertThat(pipeline.rows("id")).containsExactly("1", "2");
        assertThat(transactions()).hasSize(2);
    }

    @Test
    void whatComesAgainIsLoadedOnceAndToldOnce() {
        pipeline.announce(
                pipeline.put("incremental", "20261120010100", "id,title\n1,a\n"),
                pipeline.put("incremental", "20261120010200", "id,title\n2,b\n"));
        SQSMessage request = message(request(pipeline.requests()));

        pipeline.loading.handleRequest(S3Events.event(List.of(request)), null);
        pipeline.loading.handleRequest(S3Events.event(List.of(request)), null);

        assertThat(pipeline.rows("id")).containsExactly("1", "2");
        assertThat(pipeline.ledger("rows")).containsExactly("1", "1");
        assertThat(pipeline.successes()).hasSize(2);
    }

    @Test
    void aFullExportBetweenThemKeepsItsPlace() {
        pipeline.announce(pipeline.put("incremental", "20261120005900", "id,title\n1,before\n2,before\n"));
        pipeline.announce(pipeline.put("full", "20261120010000", "id,title\n2,full\n3,full\n"));
        pipeline.announce(pipeline.put("incremental", "20261120010100", "id,title\n4,after\n"));
        pipeline.load();

        assertThat(pipeline.rows("id, title")).containsExactly("2|full", "3|full", "4|after");
    }

    @Test
    void oneThatWasBegunBeforeIsNotPutAtRiskWithTheOthers() {
        pipeline.announce(
                pipeline.put("incremental", "20261120010100", "id,title\n1,a\n"),
                pipeline.put("incremental", "20261120010200", "id,title\n2,b\n"),
                pipeline.put("incremental", "20261120010300", "id,title\n3,c\n"));
        List<BatchId> ids = request(pipeline.requests());
        Instant past = Instant.now().minus(Duration.ofHours(1));
        assertThat(leases.take(ids.get(1), past, past.plusSeconds(1))).isPresent();

        pipeline.loading.handleRequest(S3Events.event(List.of(message(ids))), null);

        assertThat(pipeline.rows("id")).containsExactly("1", "2", "3");
        assertThat(transactions()).hasSize(3);
    }

    private void announceThree(String first, String second, String third) {
        pipeline.announce(
                pipeline.put("incremental", "20261120010100", first),
                pipeline.put("incremental", "20261120010200", second),
                pipeline.put("incremental", "20261120010300", third));
        pipeline.load();
    }

    private static byte[] gzip(String csv) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(csv.getBytes(StandardCharsets.UTF_8));
        }
        return packed.toByteArray();
    }

    private static List<BatchId> request(List<SQSMessage> requests) {
        assertThat(requests).hasSize(1);
        return Json.read(requests.get(0).getBody(), LoadRequest.class).batchIds().stream()
                .map(BatchId::new)
                .toList();
    }

    private static SQSMessage message(List<BatchId> ids) {
        return S3Events.message(
                "m",
                Json.write(new LoadRequest(ids.stream().map(BatchId::value).toList(), "public.petitions")),
                Map.of());
    }

    /** The transactions that have loaded something, by the time they began at. */
    private List<String> transactions() {
        return pipeline.ledger("xmin").stream().distinct().toList();
    }
}
