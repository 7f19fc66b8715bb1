package io.bulkdata.loader.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import io.bulkdata.loader.Adding;
import io.bulkdata.loader.Arrival;
import io.bulkdata.loader.Batch;
import io.bulkdata.loader.BatchId;
import io.bulkdata.loader.BatchRules;
import io.bulkdata.loader.BatchState;
import io.bulkdata.loader.LoadMode;
import io.bulkdata.loader.LoadQueue;
import io.bulkdata.loader.ManualClock;
import io.bulkdata.loader.Member;
import io.bulkdata.loader.S3Events;
import io.bulkdata.loader.Target;
import io.bulkdata.loader.TestAws;
import io.bulkdata.loader.WarehouseName;
import io.bulkdata.loader.Way;
import io.bulkdata.loader.aws.DynamoBatchLeases;
import io.bulkdata.loader.aws.DynamoBatchRegister;
import io.bulkdata.loader.aws.DynamoBatchStore;
import io.bulkdata.loader.rule.CurrentRules;
import io.bulkdata.redshift.sql.Identifier;
import io.bulkdata.redshift.sql.QualifiedTable;
import io.bulkdata.redshift.sql.S3Uri;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BatchHandlerTest {

    private static final String INCREMENTAL =
            "exports/acme/incremental/petitions/20261120/petitions_20261120010000.csv";
    private static final String FULL = "exports/acme/full/petitions/20261120/petitions_20261120000000.csv";

    private final ManualClock clock = new ManualClock(Instant.parse("2026-11-20T01:00:00Z"));
    private final RecordingQueue queue = new RecordingQueue();
    private final String table = TestAws.batchesTable();
    private final DynamoBatchStore store = new DynamoBatchStore(TestAws.local().dynamoDb(), table);
    private final DynamoBatchLeases leases =
            new DynamoBatchLeases(TestAws.local().dynamoDb(), table);
    private final DynamoBatchRegister register =
            new DynamoBatchRegister(TestAws.local().dynamoDb(), table);
    private final BatchRules rules = new BatchRules(3, 1000, Duration.ofSeconds(30));
    private final Router router =
            new Router(CurrentRules.none(), new Identifier("public"), List.of(WarehouseName.DEFAULT), rules);
    private final Dispatcher dispatcher =
            new Dispatcher(store, new LoadQueues(Map.of(WarehouseName.DEFAULT, queue)), router, clock);
    private final BatchHandler handler = new BatchHandler(new Batcher(store, dispatcher, router, clock));
    private final SweepHandler sweep = new SweepHandler(new Sweeper(store, dispatcher, clock));

    @Test
    void aFullExportIsAskedForAtOnce() {
        deliver(created(FULL, 10, "a"));

        assertThat(queue.requests).singleElement().satisfies(sent -> {
            assertThat(sent.request().target()).isEqualTo("public.petitions");
            assertThat(sent.once()).startsWith(sent.request().batchIds().get(0) + "-0-");
            assertThat(batch(sent).state()).isEqualTo(BatchState.CLOSED);
        });
    }

    @Test
    void secondDeliveryOfTheSameFileChangesNothing() {
        deliver(created(FULL, 10, "a"));
        deliver(created(FULL, 10, "a"));

        assertThat(queue.requests).hasSize(1);
    }

    @Test
    void aBatchClosesByCount() {
        deliver(created(name(1), 1, "a"), created(name(2), 1, "b"));
        assertThat(queue.requests).isEmpty();

        deliver(created(name(3), 1, "c"), created(name(4), 1, "d"));

        assertThat(queue.requests)
                .singleElement()
                .satisfies(sent -> assertThat(batch(sent).files()).isEqualTo(3));
    }

    @Test
    void aBatchClosesByBytes() {
        deliver(created(name(1), 1000, "a"));

        assertThat(queue.requests).hasSize(1);
    }

    @Test
    void aBatchClosesByAgeWithTheNextFile() {
        deliver(created(name(1), 1, "a"));
        clock.advance(Duration.ofSeconds(30));
        deliver(created(name(2), 1, "b"));

        assertThat(queue.requests)
                .singleElement()
                .satisfies(sent -> assertThat(batch(sent).files()).isEqualTo(2));
    }

    @Test
    void aBatchClosesByAgeWithoutAnyFurtherFile() {
        deliver(created(name(1), 1, "a"));
        sweep();
        assertThat(queue.requests).isEmpty();

        clock.advance(Duration.ofSeconds(30));
        sweep();
        sweep();

        assertThat(queue.requests).hasSize(1);
    }

    @Test
    void aBatchWhoseRequestGotLostIsAskedForAgain() {
        queue.refuse = true;
        assertThat(deliver(created(FULL, 10, "a"))).containsExactly("m0");
        assertThat(queue.requests).isEmpty();

        queue.refuse = false;
        clock.advance(Duration.ofSeconds(30));
        sweep();
        sweep();

        assertThat(queue.requests).hasSize(1);
    }

    @Test
    void aBatchThatNoQueueIsThereForKeepsNoOtherWaiting() {
        Arrival stray = new Arrival(
                new Member(new S3Uri("landing", "stray"), "a", 1, clock.instant()),
                Way.ofControlShift(
                        new Target(new WarehouseName("gone"), QualifiedTable.of("public", "petitions")), LoadMode.ADD));
        BatchId id = Adding.add(store, stray, rules, clock.instant());
        deliver(created(name(1), 1, "a"));
        clock.advance(Duration.ofSeconds(30));

        assertThatThrownBy(this::sweep)
                .hasMessage("There is no queue for the loads of warehouse gone, which batch " + id + " waits for");

        assertThat(queue.requests).hasSize(1);
    }

    @Test
    void theRepeatedMessageMakesUpForALostRequestToo() {
        queue.refuse = true;
        deliver(created(FULL, 10, "a"));
        queue.refuse = false;

        assertThat(deliver(created(FULL, 10, "a"))).isEmpty();

        assertThat(queue.requests).hasSize(1);
    }

    @Test
    void aBatchWhoseLoaderDiedIsAskedForAgainWhenItsLeaseHasRunOut() {
        deliver(created(FULL, 10, "a"));
        BatchId id = new BatchId(queue.requests.get(0).request().batchIds().get(0));
        assertThat(leases.take(id, clock.instant(), clock.instant().plusSeconds(60)))
                .isPresent();
        clock.advance(Duration.ofSeconds(59));
        sweep();
        assertThat(queue.requests).hasSize(1);

        clock.advance(Duration.ofSeconds(1));
        sweep();

        assertThat(queue.requests).hasSize(2);
        assertThat(queue.requests.get(1).once()).startsWith(id + "-1-");
        assertThat(leases.take(id, clock.instant(), clock.instant().plusSeconds(60)))
                .as("the request must not make the dead holder's lease live on")
                .isPresent();
    }

    @Test
    void theExportTimeIsTheNamesElseTheEvents() {
        deliver(created(FULL, 10, "a"), created("exports/acme/full/users/20261120/users.csv", 10, "b"));

        assertThat(queue.requests)
                .flatExtracting(sent ->
                        register.members(new BatchId(sent.request().batchIds().get(0))))
                .extracting(Member.class::cast)
                .extracting(Member::exportTime)
                .containsExactlyInAnyOrder(
                        Instant.parse("2026-11-20T00:00:00Z"), Instant.parse("2026-11-20T01:30:00Z"));
    }

    @Test
    void theTestEventOfS3IsIgnored() {
        assertThat(deliver(S3Events.TEST_EVENT)).isEmpty();
    }

    @Test
    void keysThatAreNoExportsFailAloneAndEndInTheDeadLetterQueue() {
        assertThat(deliver(created("exports/a b/odd.txt", 1, "a"), "no json", created(FULL, 10, "b")))
                .containsExactly("m0", "m1");

        assertThat(queue.requests).hasSize(1);
    }

    private List<String> deliver(String... bodies) {
        SQSEvent event = S3Events.delivery(bodies);
        return handler.handleRequest(event, null).getBatchItemFailures().stream()
                .map(BatchItemFailure::getItemIdentifier)
                .toList();
    }

    private void sweep() {
        sweep.handleRequest(new ScheduledEvent(), null);
    }

    private Batch batch(LoadQueue.Wish sent) {
        return store.find(new BatchId(sent.request().batchIds().get(0))).orElseThrow();
    }

    private static String created(String key, long size, String etag) {
        return S3Events.created("landing", key, size, etag);
    }

    private static String name(int minute) {
        return INCREMENTAL.replace("0000.csv", "0" + minute + "00.csv");
    }

    /** Takes the same request once, as a FIFO queue does. */
    private static final class RecordingQueue implements LoadQueue {

        private final List<LoadQueue.Wish> requests = new ArrayList<>();
        private boolean refuse;

        @Override
        public void send(List<Wish> wishes) {
            if (refuse) {
                throw new IllegalStateException("the queue is away");
            }
            wishes.stream().filter(wish -> !requests.contains(wish)).forEach(requests::add);
        }
    }
}
