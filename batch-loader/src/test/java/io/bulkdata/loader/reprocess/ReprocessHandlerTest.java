package io.bulkdata.loader.reprocess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import io.bulkdata.core.failure.FailureClass;
import io.bulkdata.core.message.Json;
import io.bulkdata.core.message.Notice;
import io.bulkdata.core.message.Quarantined;
import io.bulkdata.core.settings.Settings;
import io.bulkdata.loader.Adding;
import io.bulkdata.loader.Arrival;
import io.bulkdata.loader.BatchId;
import io.bulkdata.loader.BatchRules;
import io.bulkdata.loader.BatchState;
import io.bulkdata.loader.Lease;
import io.bulkdata.loader.LoadMode;
import io.bulkdata.loader.ManualClock;
import io.bulkdata.loader.Member;
import io.bulkdata.loader.RegisteredBatch;
import io.bulkdata.loader.TestAws;
import io.bulkdata.loader.aws.DynamoBatchLeases;
import io.bulkdata.loader.aws.DynamoBatchRegister;
import io.bulkdata.loader.aws.DynamoBatchStore;
import io.bulkdata.redshift.sql.QualifiedTable;
import io.bulkdata.redshift.sql.S3Uri;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReprocessHandlerTest {

    private static final Instant NOW = Instant.parse("2026-11-20T01:00:00Z");

    private final String table = TestAws.batchesTable();
    private final DynamoBatchStore store = new DynamoBatchStore(TestAws.local().dynamoDb(), table);
    private final DynamoBatchLeases leases =
            new DynamoBatchLeases(TestAws.local().dynamoDb(), table);
    private final DynamoBatchRegister register =
            new DynamoBatchRegister(TestAws.local().dynamoDb(), table);
    private final ManualClock clock = new ManualClock(NOW);
    private final ReprocessHandler handler = handler();

    @Test
    void anOutageIsTriedAgainAfterItsPauseWithANewBudget() {
        Notice notice = quarantine(FailureClass.TRANSIENT);

        assertThat(handler.handleRequest(fromTopic(Json.write(notice)), null).getBatchItemFailures())
                .isEmpty();

        assertThat(batch(notice)).satisfies(found -> {
            assertThat(found.batch().state()).isEqualTo(BatchState.FAILED);
            assertThat(found.batch().attempts()).isZero();
            assertThat(found.batch().due()).contains(NOW.plus(Duration.ofMinutes(30)));
            assertThat(found.reprocessed()).isEqualTo(1);
            assertThat(found.expires()).isEmpty();
        });
        assertThat(store.due(NOW.plus(Duration.ofMinutes(29)))).isEmpty();
        assertThat(store.due(NOW.plus(Duration.ofMinutes(30)))).hasSize(1);
    }

    @Test
    void theSameNoticeTwiceAndLateNewsOfItsSendingChangeNothing() {
        Notice notice = quarantine(FailureClass.TRANSIENT);
        handler.handleRequest(fromTopic(Json.write(notice)), null);

        handler.handleRequest(fromTopic(Json.write(notice)), null);
        leases.noticed(List.of(new BatchId(notice.batchId())));

        assertThat(batch(notice)).satisfies(found -> {
            assertThat(found.reprocessed()).isEqualTo(1);
            assertThat(found.batch().due()).contains(NOW.plus(Duration.ofMinutes(30)));
        });
    }

    @Test
    void itGivesUpWhenTheBudgetIsUsedUp() {
        Notice notice = quarantine(FailureClass.GONE);
        BatchId id = new BatchId(notice.batchId());
        for (int i = 1; i <= 3; i++) {
            handler.handleRequest(fromTopic(Json.write(notice)), null);
            assertThat(batch(notice).batch().state()).isEqualTo(BatchState.FAILED);
            end(id, FailureClass.GONE);
        }

        handler.handleRequest(fromTopic(Json.write(notice)), null);

        assertThat(batch(notice).batch().state()).isEqualTo(BatchState.QUARANTINED);
        assertThat(batch(notice).reprocessed()).isEqualTo(3);
    }

    @Test
    void whatPeopleMustCorrectIsLeftToThem() {
        Notice notice = quarantine(FailureClass.DATA);

        handler.handleRequest(fromTopic(Json.write(notice)), null);

        assertThat(batch(notice).batch().state()).isEqualTo(BatchState.QUARANTINED);
    }

    @Test
    void noticesComeThroughAQueueInTheirEnvelopeOrRaw() {
        Notice first = quarantine(FailureClass.TRANSIENT);
        Notice second = quarantine(FailureClass.CONTENTION);
        String envelope = Json.write(Map.of("Type", "Notification", "MessageId", "1", "Message", Json.write(first)));

        assertThat(handler.handleRequest(fromQueue(envelope, "no json", Json.write(second)), null)
                        .getBatchItemFailures())
                .extracting(BatchItemFailure::getItemIdentifier)
                .containsExactly("m1");

        assertThat(batch(first).batch().state()).isEqualTo(BatchState.FAILED);
        assertThat(batch(second).batch().state()).isEqualTo(BatchState.FAILED);
    }

    @Test
    void noticesOfOtherThingsAreIgnored() {
        Notice webhook = new Quarantined(FailureClass.BUG, "why", null, null, "next", NOW, new byte[0]).notice();
        Notice gone = new Notice(
                Notice.Status.QUARANTINED, "nobody", "public.t", "add", List.of(), null, 0, 0, null, null, null, null);

        assertThat(handler.handleRequest(fromQueue(Json.write(webhook), Json.write(gone)), null)
                        .getBatchItemFailures())
                .isEmpty();
        assertThat(handler.handleRequest(Map.of(), null).getBatchItemFailures()).isEmpty();
    }

    @Test
    void whatTheTopicSendsAndNobodyCanReadComesAgain() {
        assertThatThrownBy(() -> handler.handleRequest(fromTopic("no json"), null))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Cannot handle every notice");
    }

    private Notice quarantine(FailureClass why) {
        Member member = new Member(new S3Uri("landing", TestAws.name("file")), "1", 10, NOW);
        Arrival arrival = Arrival.ofControlShift(member, QualifiedTable.of("public", "petitions"), LoadMode.REPLACE);
        BatchId id = Adding.add(store, arrival, new BatchRules(50, 1 << 30, Duration.ofSeconds(30)), NOW);
        return end(id, why);
    }

    private Notice end(BatchId id, FailureClass why) {
        Lease lease = leases.take(id, NOW, NOW.plusSeconds(60)).orElseThrow();
        Notice notice = new Notice(
                Notice.Status.QUARANTINED,
                id.value(),
                "public.petitions",
                "replace",
                List.of(),
                null,
                10,
                1,
                null,
                null,
                new Notice.Failure(why, "why", List.of()),
                "next");
        assertThat(leases.end(lease, BatchState.QUARANTINED, Json.write(notice), NOW))
                .isTrue();
        return notice;
    }

    private RegisteredBatch batch(Notice notice) {
        return register.find(new BatchId(notice.batchId())).orElseThrow();
    }

    private ReprocessHandler handler() {
        Map<String, String> environment = new HashMap<>(TestAws.local().environment());
        environment.put("BULKDATA_BATCHES_TABLE", table);
        return new ReprocessHandler(ReprocessHandler.reprocessor(new Settings(environment), clock));
    }

    private static Map<String, Object> fromTopic(String message) {
        return Map.of("Records", List.of(Map.of("EventSource", "aws:sns", "Sns", Map.of("Message", message))));
    }

    private static Map<String, Object> fromQueue(String... bodies) {
        List<Map<String, Object>> records = new java.util.ArrayList<>();
        for (String body : bodies) {
            records.add(Map.of("messageId", "m" + records.size(), "body", body, "eventSource", "aws:sqs"));
        }
        return Map.of("Records", records);
    }
}
