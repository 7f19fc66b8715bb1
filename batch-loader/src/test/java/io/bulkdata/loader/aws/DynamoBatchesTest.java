package io.bulkdata.loader.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulkdata.loader.Added;
import io.bulkdata.loader.Adding;
import io.bulkdata.loader.Arrival;
import io.bulkdata.loader.Batch;
import io.bulkdata.loader.BatchId;
import io.bulkdata.loader.BatchRules;
import io.bulkdata.loader.BatchState;
import io.bulkdata.loader.Lease;
import io.bulkdata.loader.LoadMode;
import io.bulkdata.loader.Member;
import io.bulkdata.loader.RuleName;
import io.bulkdata.loader.Target;
import io.bulkdata.loader.TestAws;
import io.bulkdata.loader.WarehouseName;
import io.bulkdata.loader.Way;
import io.bulkdata.redshift.sql.QualifiedTable;
import io.bulkdata.redshift.sql.S3Uri;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DynamoBatchesTest {

    private static final Instant NOW = Instant.parse("2026-11-20T01:00:00Z");
    private static final QualifiedTable PETITIONS = QualifiedTable.of("public", "petitions");
    private static final BatchRules RULES = new BatchRules(50, 1 << 30, Duration.ofSeconds(30));

    private final String table = TestAws.batchesTable();
    private final DynamoBatchStore store = new DynamoBatchStore(TestAws.local().dynamoDb(), table);
    private final DynamoBatchLeases leases =
            new DynamoBatchLeases(TestAws.local().dynamoDb(), table);
    private final DynamoBatchRegister register =
            new DynamoBatchRegister(TestAws.local().dynamoDb(), table);

    @Test
    void filesOfOneTargetGatherInOneBatch() {
        BatchId first = add("a", LoadMode.ADD);
        BatchId second = add("b", LoadMode.ADD);

        assertThat(second).isEqualTo(first);
        assertThat(batch(first)).satisfies(batch -> {
            assertThat(batch.state()).isEqualTo(BatchState.OPEN);
            assertThat(batch.files()).isEqualTo(2);
            assertThat(batch.bytes()).isEqualTo(20);
            assertThat(batch.opened()).isEqualTo(NOW);
        });
        assertThat(register.members(first)).containsExactlyInAnyOrder(member("a", "1"), member("b", "1"));
    }

    @Test
    void theSameObjectTwiceIsOneMember() {
        BatchId first = add("a", LoadMode.ADD);
        store.close(first, NOW);

        assertThat(add("a", LoadMode.ADD)).isEqualTo(first);
        assertThat(register.members(first)).hasSize(1);
    }

    @Test
    void aFileWithTwoTargetsIsInOneBatchForEach() {
        Target reporting = new Target(new WarehouseName("reporting"), PETITIONS);
        BatchId first = add("a", LoadMode.ADD);
        Arrival other = new Arrival(
                member("a", "1"), new Way(reporting, RuleName.CONTROLSHIFT, LoadMode.ADD, Optional.empty()));

        BatchId second = Adding.add(store, other, RULES, NOW);

        assertThat(second).isNotEqualTo(first);
        assertThat(Adding.add(store, other, RULES, NOW)).isEqualTo(second);
        assertThat(add("a", LoadMode.ADD)).isEqualTo(first);
        assertThat(batch(second).target()).isEqualTo(reporting);
        assertThat(List.of(first, second))
                .allSatisfy(id -> assertThat(register.members(id)).containsExactly(member("a", "1")));
    }

    @Test
    void filesOfTwoRulesOrTwoPartitionsAreNeverInOneBatch() {
        RuleName rule = new RuleName("web");
        Target target = Target.of(PETITIONS);
        List<BatchId> ids = List.of(
                add("a", LoadMode.APPEND),
                Adding.add(
                        store,
                        new Arrival(member("b", "1"), new Way(target, rule, LoadMode.APPEND, Optional.empty())),
                        RULES,
                        NOW),
                Adding.add(
                        store,
                        new Arrival(member("c", "1"), new Way(target, rule, LoadMode.APPEND, Optional.of("1"))),
                        RULES,
                        NOW),
                Adding.add(
                        store,
                        new Arrival(member("d", "1"), new Way(target, rule, LoadMode.APPEND, Optional.of("2"))),
                        RULES,
                        NOW));

        assertThat(ids).doesNotHaveDuplicates();
        assertThat(batch(ids.get(1)).rule()).isEqualTo(rule);
    }

    @Test
    void newContentAtTheSameAddressIsAnotherFile() {
        BatchId first = add("a", LoadMode.ADD);

        Adding.add(store, Arrival.ofControlShift(member("a", "2"), PETITIONS, LoadMode.ADD), RULES, NOW);

        assertThat(register.members(first)).hasSize(2);
    }

    @Test
    void aFullIsAClosedBatchOfItsOwn() {
        BatchId incremental = add("a", LoadMode.ADD);
        BatchId full = add("full", LoadMode.REPLACE);

        assertThat(full).isNotEqualTo(incremental);
        assertThat(batch(full).state()).isEqualTo(BatchState.CLOSED);
        assertThat(add("full", LoadMode.REPLACE)).isEqualTo(full);
    }

    @Test
    void aClosedBatchTakesNoMoreFiles() {
        BatchId first = add("a", LoadMode.ADD);
        assertThat(store.close(first, NOW)).map(Batch::state).contains(BatchState.CLOSED);
        assertThat(store.close(first, NOW)).isEmpty();

        BatchId second = add("b", LoadMode.ADD);

        assertThat(second).isNotEqualTo(first);
        assertThat(add("c", LoadMode.ADD)).isEqualTo(second);
        assertThat(register.members(first)).hasSize(1);
    }

    @Test
    void aFullBatchTakesNoMoreFilesEvenWhenNobodyHasClosedItYet() {
        BatchRules two = new BatchRules(2, 1 << 30, Duration.ofSeconds(30));
        List<BatchId> ids = IntStream.range(0, 5)
                .mapToObj(i -> Adding.add(
                        store, Arrival.ofControlShift(member("f" + i, "1"), PETITIONS, LoadMode.ADD), two, NOW))
                .toList();

        assertThat(new HashSet<>(ids)).hasSize(3);
    }

    @Test
    void filesThatArriveTogetherFillTheOpenBatchThenMakeOthers() {
        BatchRules four = new BatchRules(4, 1 << 30, Duration.ofSeconds(30));
        BatchId open = add(four, "a", "b").batches().get(member("a", "1"));

        Added added = add(four, "c", "d", "e");

        assertThat(added.touched()).extracting(Batch::id).containsExactly(open);
        assertThat(added.batches().get(member("d", "1"))).isEqualTo(open);
        assertThat(batch(open)).isEqualTo(added.touched().get(0)).satisfies(batch -> {
            assertThat(batch.state()).isEqualTo(BatchState.CLOSED);
            assertThat(batch.files()).isEqualTo(4);
            assertThat(batch.bytes()).isEqualTo(40);
        });
        assertThat(batch(added.batches().get(member("e", "1"))).state()).isEqualTo(BatchState.OPEN);
    }

    @Test
    void asManyFilesAsMakeFullBatchesAreClosedAtOnce() {
        BatchRules four = new BatchRules(4, 1 << 30, Duration.ofSeconds(30));

        Added added = add(four, "a", "b", "c", "d", "e", "f", "g", "h", "i");

        assertThat(added.touched()).extracting(Batch::files).containsExactly(4L, 4L);
        assertThat(added.touched()).allSatisfy(batch -> {
            assertThat(batch(batch.id())).isEqualTo(batch);
            assertThat(register.members(batch.id())).hasSize(4);
        });
        assertThat(batch(added.batches().get(member("i", "1"))).files()).isEqualTo(1);
    }

    @Test
    void moreFilesThanOneTransactionTakesAreAddedInSeveral() {
        String[] keys = IntStream.range(0, 130).mapToObj(i -> "f" + i).toArray(String[]::new);

        Added added = add(new BatchRules(120, 1 << 30, Duration.ofSeconds(30)), keys);

        assertThat(added.batches()).hasSize(130);
        assertThat(added.touched()).singleElement().satisfies(batch -> {
            assertThat(batch.files()).isEqualTo(120);
            assertThat(register.members(batch.id())).hasSize(120);
        });
    }

    @Test
    void filesThatAreKnownSpoilNoneOfTheirNeighbours() {
        BatchId first = add(RULES, "a", "b").batches().get(member("a", "1"));
        store.close(first, NOW);

        Added added = add(RULES, "c", "a", "d", "b", "d");

        assertThat(added.batches()).containsEntry(member("a", "1"), first).containsEntry(member("b", "1"), first);
        assertThat(added.touched()).extracting(Batch::id).containsExactly(first);
        assertThat(register.members(added.batches().get(member("c", "1"))))
                .containsExactlyInAnyOrder(member("c", "1"), member("d", "1"));
    }

    @Test
    void aBatchThatWasDeletedIsReplacedByAnother() {
        BatchId gone = add("a", LoadMode.ADD);
        TestAws.local()
                .dynamoDb()
                .deleteItem(request -> request.tableName(table).key(Items.batchKey(gone)));

        assertThat(batch(add("b", LoadMode.ADD)).files()).isEqualTo(1);
    }

    @Test
    void manyAddersAndClosersAtOnceLoseNoFileAndCountRight() throws Exception {
        Set<BatchId> used = new HashSet<>();
        ExecutorService adders = Executors.newFixedThreadPool(6);
        try {
            List<Future<BatchId>> added = IntStream.range(0, 90)
                    .mapToObj(i -> adders.submit(() -> {
                        BatchId id = add("file" + i % 60, LoadMode.ADD);
                        if (i % 7 == 0) {
                            store.close(id, NOW);
                        }
                        return id;
                    }))
                    .toList();
            for (Future<BatchId> id : added) {
                used.add(id.get());
            }
        } finally {
            adders.shutdownNow();
        }

        assertThat(used.stream().flatMap(id -> register.members(id).stream()).map(Member::uri))
                .hasSize(60)
                .doesNotHaveDuplicates();
        assertThat(used)
                .allSatisfy(id -> assertThat(batch(id).files())
                        .isEqualTo(register.members(id).size()));
    }

    @Test
    void batchesAreDueInTheirTime() {
        BatchId open = add("a", LoadMode.ADD);
        BatchId full = add("full", LoadMode.REPLACE);

        assertThat(store.due(NOW)).isEmpty();
        assertThat(store.due(NOW.plusSeconds(30))).containsExactlyInAnyOrder(open, full);

        store.requested(batch(full), NOW.plusSeconds(900));

        assertThat(store.due(NOW.plusSeconds(30))).containsExactly(open);
        assertThat(batch(full).requested()).isTrue();
    }

    @Test
    void aLeaseKeepsOthersOutUntilItRunsOut() {
        BatchId id = add("full", LoadMode.REPLACE);
        Lease first = leases.take(id, NOW, NOW.plusSeconds(60)).orElseThrow();

        assertThat(leases.take(id, NOW.plusSeconds(59), NOW.plusSeconds(120))).isEmpty();
        Lease second =
                leases.take(id, NOW.plusSeconds(60), NOW.plusSeconds(120)).orElseThrow();

        assertThat(second.fence()).isGreaterThan(first.fence());
        assertThat(second.batch().attempts()).isEqualTo(2);
        assertThat(leases.end(first, BatchState.LOADED, "{}", NOW)).isFalse();
        assertThat(leases.retry(first, NOW, "late")).isFalse();
        assertThat(leases.end(second, BatchState.LOADED, "{}", NOW)).isTrue();
        assertThat(leases.take(id, NOW.plusSeconds(600), NOW.plusSeconds(700))).isEmpty();
    }

    @Test
    void anOpenBatchCannotBeLeased() {
        assertThat(leases.take(add("a", LoadMode.ADD), NOW, NOW.plusSeconds(60)))
                .isEmpty();
    }

    @Test
    void aFailedBatchIsLeasedAgain() {
        BatchId id = add("full", LoadMode.REPLACE);
        Lease lease = leases.take(id, NOW, NOW.plusSeconds(60)).orElseThrow();
        assertThat(leases.retry(lease, NOW.plusSeconds(5), "connection lost")).isTrue();

        assertThat(batch(id).state()).isEqualTo(BatchState.FAILED);
        assertThat(store.due(NOW.plusSeconds(5))).containsExactly(id);
        assertThat(leases.take(id, NOW.plusSeconds(6), NOW.plusSeconds(60))).isPresent();
    }

    @Test
    void anEndIsDueUntilItsNoticeIsSent() {
        BatchId id = add("full", LoadMode.REPLACE);
        Lease lease = leases.take(id, NOW, NOW.plusSeconds(60)).orElseThrow();
        leases.end(lease, BatchState.LOADED, "{\"status\":\"LOADED\"}", NOW.plusSeconds(120));
        assertThat(store.due(NOW.plusSeconds(120))).containsExactly(id);

        leases.noticed(List.of(id));

        assertThat(store.due(NOW.plusSeconds(9999))).isEmpty();
        assertThat(batch(id).notice()).contains("{\"status\":\"LOADED\"}");
        assertThat(batch(id).due()).isEmpty();
    }

    private BatchId add(String key, LoadMode mode) {
        return Adding.add(store, Arrival.ofControlShift(member(key, "1"), PETITIONS, mode), RULES, NOW);
    }

    private Added add(BatchRules rules, String... keys) {
        Way way = Way.ofControlShift(Target.of(PETITIONS), LoadMode.ADD);
        return store.add(way, Stream.of(keys).map(key -> member(key, "1")).toList(), rules, NOW);
    }

    private Batch batch(BatchId id) {
        return store.find(id).orElseThrow();
    }

    private static Member member(String key, String etag) {
        return new Member(new S3Uri("landing", key), etag, 10, NOW);
    }
}
