package io.bulkdata.loader.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulkdata.core.aws.AwsEnvironment;
import io.bulkdata.core.settings.Settings;
import io.bulkdata.loader.BatchId;
import io.bulkdata.loader.BatchRules;
import io.bulkdata.loader.BatchState;
import io.bulkdata.loader.Lease;
import io.bulkdata.loader.LoadMode;
import io.bulkdata.loader.Member;
import io.bulkdata.loader.Target;
import io.bulkdata.loader.TestAws;
import io.bulkdata.loader.Way;
import io.bulkdata.redshift.sql.QualifiedTable;
import io.bulkdata.redshift.sql.S3Uri;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/** Workers that add files to the batches of one table, close these and load them, all at once. */
class RaceTest {

    private static final int WORKERS = 8;
    private static final int FILES = Integer.getInteger("bulkdata.race.files", 1500);
    private static final int CLOSE_EVERY = 5;

    private static final Duration LEASE = Duration.ofHours(1);
    private static final QualifiedTable PETITIONS = QualifiedTable.of("public", "petitions");
    private static final BatchRules RULES = new BatchRules(50, Long.MAX_VALUE, Duration.ofHours(1));

    private final String table = TestAws.batchesTable();
    private final DynamoBatchLeases leases =
            new DynamoBatchLeases(TestAws.local().dynamoDb(), table);
    private final Map<String, AtomicInteger> loaded = new ConcurrentHashMap<>();
    private final Set<BatchId> batches = ConcurrentHashMap.newKeySet();
    private final Clock clock = Clock.systemUTC();

    @Test
    @Timeout(600)
    void everyFileIsInOneBatchAndLoadedOnce() throws Exception {
        Instant start = clock.instant();

        race(TestAws.local().dynamoDb(), FILES);

        System.out.printf(
                "race: %d workers, %d files in %d batches, %d loaded, in %d s%n",
                WORKERS,
                FILES,
                batches.size(),
                loaded.size(),
                Duration.between(start, clock.instant()).toSeconds());
        assertThat(loaded).hasSize(FILES);
        assertThat(loaded.values()).allMatch(times -> times.get() == 1);
        assertThat(loadedBytes()).isEqualTo(LongStream.range(0, FILES).sum());
    }

    @Test
    void aBatchThatIsClosedAndLoadedRightBeforeFilesJoinItTakesNone() throws Exception {
        race(client(new Closer()), 300);

        assertThat(loaded).hasSize(300);
        assertThat(loaded.values()).allMatch(times -> times.get() == 1);
    }

    @Test
    void withoutTheConditionThatTheBatchIsOpenFilesAreLost() throws Exception {
        race(client(new Closer(), new Unguarded()), 300);

        assertThat(loaded).hasSizeLessThan(300);
    }

    private void race(DynamoDbClient client, int files) throws Exception {
        DynamoBatchStore store = new DynamoBatchStore(client, table);
        AtomicInteger next = new AtomicInteger();
        ExecutorService workers = Executors.newFixedThreadPool(WORKERS);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int worker = 0; worker < WORKERS; worker++) {
                all.add(workers.submit(() -> {
                    int many = some();
                    for (int file = next.getAndAdd(many); file < files; file = next.getAndAdd(many)) {
                        add(store, file, Math.min(file + many, files));
                        many = some();
                    }
                }));
            }
            await(all);
            await(batches.stream()
                    .map(id -> workers.submit(() -> closeAndLoad(store, id)))
                    .toList());
        } finally {
            workers.shutdownNow();
        }
    }

    private static void await(List<? extends Future<?>> all) throws Exception {
        for (Future<?> one : all) {
            one.get();
        }
    }

    /** How many files are told of at a time. */
    private static int some() {
        return ThreadLocalRandom.current().nextInt(1, 11);
    }

    /** Files of so many bytes as their numbers. */
    private void add(DynamoBatchStore store, int from, int to) {
        List<Member> files = IntStream.range(from, to)
                .mapToObj(file -> new Member(new S3Uri("landing", "f" + file), "e", file, Instant.EPOCH))
                .toList();
        Way way = Way.ofControlShift(Target.of(PETITIONS), LoadMode.ADD);
        Set<BatchId> used = Set.copyOf(
                store.add(way, files, RULES, clock.instant()).batches().values());
        batches.addAll(used);
        if (ThreadLocalRandom.current().nextInt(CLOSE_EVERY) == 0) {
            used.forEach(id -> closeAndLoad(store, id));
        }
    }

    private void closeAndLoad(DynamoBatchStore store, BatchId id) {
        store.close(id, clock.instant());
        leases.take(id, clock.instant(), clock.instant().plus(LEASE)).ifPresent(this::load);
    }

    private void load(Lease lease) {
        leases.members(lease)
                .forEach(member -> loaded.computeIfAbsent(member.uri().key(), any -> new AtomicInteger())
                        .incrementAndGet());
        assertThat(leases.end(lease, BatchState.LOADED, "{}", clock.instant())).isTrue();
    }

    private long loadedBytes() {
        return loaded.keySet().stream()
                .mapToLong(key -> Long.parseLong(key.substring(1)))
                .sum();
    }

    private static DynamoDbClient client(ExecutionInterceptor... interceptors) {
        return new AwsEnvironment(new Settings(TestAws.local().environment()))
                .configure(DynamoDbClient.builder(), "DYNAMODB")
                .overrideConfiguration(override -> override.executionInterceptors(List.of(interceptors)))
                .build();
    }

    /** Closes and loads batches when files are already on their way into them. */
    private final class Closer implements ExecutionInterceptor {

        private final DynamoBatchStore store =
                new DynamoBatchStore(TestAws.local().dynamoDb(), table);

        @Override
        public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
            if (context.request() instanceof TransactWriteItemsRequest request) {
                request.transactItems().stream()
                        .filter(item -> item.update() != null)
                        .filter(item -> ThreadLocalRandom.current().nextInt(CLOSE_EVERY) == 0)
                        .forEach(item ->
                                closeAndLoad(store, Items.batchId(item.update().key())));
            }
        }
    }

    /** Leaves out what each transaction demands of the batch it adds to. */
    private static final class Unguarded implements ExecutionInterceptor {

        @Override
        public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
            return context.request() instanceof TransactWriteItemsRequest request
                    ? request.toBuilder()
                            .transactItems(request.transactItems().stream()
                                    .map(Unguarded::withoutCondition)
                                    .toList())
                            .build()
                    : context.request();
        }

        private static TransactWriteItem withoutCondition(TransactWriteItem item) {
            if (item.update() == null) {
                return item;
            }
            String expression = item.update().updateExpression();
            // What the condition alone names may not be there without it.
            return item.toBuilder()
                    .update(update -> update.tableName(item.update().tableName())
                            .key(item.update().key())
                            .updateExpression(expression)
                            .expressionAttributeNames(
                                    named(expression, item.update().expressionAttributeNames()))
                            .expressionAttributeValues(
                                    named(expression, item.update().expressionAttributeValues())))
                    .build();
        }

        private static <T> Map<String, T> named(String expression, Map<String, T> all) {
            return all.entrySet().stream()
                    .filter(one -> Pattern.compile(Pattern.quote(one.getKey()) + "\\b")
                            .matcher(expression)
                            .find())
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        }
    }
}
