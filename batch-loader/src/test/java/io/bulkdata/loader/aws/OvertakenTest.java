package io.bulkdata.loader.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulkdata.core.aws.AwsEnvironment;
import io.bulkdata.core.settings.Settings;
import io.bulkdata.loader.Added;
import io.bulkdata.loader.Batch;
import io.bulkdata.loader.BatchId;
import io.bulkdata.loader.BatchRules;
import io.bulkdata.loader.BatchState;
import io.bulkdata.loader.LoadMode;
import io.bulkdata.loader.Member;
import io.bulkdata.loader.RuleName;
import io.bulkdata.loader.Target;
import io.bulkdata.loader.TestAws;
import io.bulkdata.loader.Way;
import io.bulkdata.redshift.sql.QualifiedTable;
import io.bulkdata.redshift.sql.S3Uri;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/** Another who closes the open batch and begins the next each time right before somebody adds to it. */
class OvertakenTest {

    private static final Instant NOW = Instant.parse("2026-11-20T01:00:00Z");
    private static final BatchRules RULES = new BatchRules(50, 1 << 30, Duration.ofSeconds(30));
    private static final Member FILE = new Member(new S3Uri("landing", "file"), "1", 10, NOW);

    private final String table = TestAws.batchesTable();
    private final DynamoBatchStore other = new DynamoBatchStore(TestAws.local().dynamoDb(), table);

    @Test
    void whoIsOvertakenEachTimeMakesABatchThatNobodyElseKnowsOf() {
        Overtaking always = new Overtaking(way(LoadMode.ADD, Optional.empty()), Integer.MAX_VALUE);

        Added added = overtaken(always).add(always.way, List.of(FILE), RULES, NOW);

        assertThat(added.touched()).singleElement().satisfies(batch -> {
            assertThat(batch.state()).isEqualTo(BatchState.CLOSED);
            assertThat(batch.files()).isEqualTo(1);
            assertThat(other.find(batch.id())).contains(batch);
            assertThat(added.batches()).isEqualTo(Map.of(FILE, batch.id()));
        });
    }

    @Test
    void theFilesOfAPartitionStayTogetherAllTheSame() {
        Overtaking often = new Overtaking(way(LoadMode.REPLACE_PARTITION, Optional.of("monday")), 9);

        BatchId id = overtaken(often)
                .add(often.way, List.of(FILE), RULES, NOW)
                .batches()
                .get(FILE);

        assertThat(often.left).isZero();
        assertThat(id).isEqualTo(often.open().orElseThrow());
        assertThat(other.find(id).map(Batch::files)).contains(2L);
    }

    private static Way way(LoadMode mode, Optional<String> partition) {
        return new Way(Target.of(QualifiedTable.of("public", "petitions")), new RuleName("rule"), mode, partition);
    }

    private DynamoBatchStore overtaken(Overtaking by) {
        DynamoDbClient client = new AwsEnvironment(new Settings(TestAws.local().environment()))
                .configure(DynamoDbClient.builder(), "DYNAMODB")
                .overrideConfiguration(override -> override.addExecutionInterceptor(by))
                .build();
        return new DynamoBatchStore(client, table);
    }

    private final class Overtaking implements ExecutionInterceptor {

        private final Way way;
        private int left;

        Overtaking(Way way, int times) {
            this.way = way;
            this.left = times;
        }

        @Override
        public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
            if (context.request() instanceof TransactWriteItemsRequest && left > 0) {
                left--;
                open().ifPresent(id -> other.close(id, NOW));
                other.add(way, List.of(new Member(new S3Uri("landing", "other" + left), "1", 10, NOW)), RULES, NOW);
            }
        }

        Optional<BatchId> open() {
            return new DynamoBatches(TestAws.local().dynamoDb(), table)
                    .item(Items.openKey(way))
                    .map(Items::batchOf);
        }
    }
}
