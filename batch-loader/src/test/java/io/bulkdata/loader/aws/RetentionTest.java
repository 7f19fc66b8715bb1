package io.bulkdata.loader.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bulkdata.loader.Adding;
import io.bulkdata.loader.Arrival;
import io.bulkdata.loader.BatchId;
import io.bulkdata.loader.BatchRules;
import io.bulkdata.loader.BatchState;
import io.bulkdata.loader.Lease;
import io.bulkdata.loader.LoadMode;
import io.bulkdata.loader.Member;
import io.bulkdata.loader.Retention;
import io.bulkdata.loader.TestAws;
import io.bulkdata.redshift.sql.QualifiedTable;
import io.bulkdata.redshift.sql.S3Uri;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RetentionTest {

    private static final Instant NOW = Instant.parse("2026-11-20T01:00:00Z");
    private static final Retention MONTH = new Retention(Duration.ofDays(30));
    private static final String IN_A_MONTH =
            String.valueOf(Instant.parse("2026-12-20T01:00:00Z").getEpochSecond());

    private final String table = TestAws.batchesTable();
    private final DynamoBatchStore store = new DynamoBatchStore(TestAws.local().dynamoDb(), table, MONTH);
    private final DynamoBatchLeases leases =
            new DynamoBatchLeases(TestAws.local().dynamoDb(), table, MONTH);

    @Test
    void filesAreForgottenInTheirTimeAndABatchOnlyAfterItsEnd() {
        BatchId id = add(LoadMode.REPLACE);
        assertThat(expiries()).isEqualTo(Map.of("BATCH", "", "FILE", IN_A_MONTH));

        Lease lease = leases.take(id, NOW, NOW.plusSeconds(60)).orElseThrow();
        leases.end(lease, BatchState.QUARANTINED, "{}", NOW);
        assertThat(expiries().get("BATCH")).isEqualTo(IN_A_MONTH);

        new DynamoBatchRegister(TestAws.local().dynamoDb(), table).reopen(id, NOW);
        assertThat(expiries().get("BATCH")).isEmpty();
    }

    @Test
    void whatFilesHaveJoinedABatchIsForgottenToo() {
        add(LoadMode.ADD, "one");
        add(LoadMode.ADD, "two");

        assertThat(expiries().get("MEMBERS")).isEqualTo(IN_A_MONTH);
    }

    @Test
    void whatASecondLoadWouldDoubleIsKnownForEver() {
        add(LoadMode.APPEND);

        assertThat(expiries().get("FILE")).isEmpty();
    }

    @Test
    void theTableTakesTheRequestForExpiry() {
        TestAws.local().dynamoDb().updateTimeToLive(BatchTable.expiry(table));

        assertThat(TestAws.local()
                        .dynamoDb()
                        .describeTimeToLive(request -> request.tableName(table))
                        .timeToLiveDescription()
                        .attributeName())
                .isEqualTo("ttl");
    }

    @Test
    void lessThanMessagesCanWaitIsRefused() {
        assertThatThrownBy(() -> new Retention(Duration.ofDays(27)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("shorter than 28 days");
    }

    private BatchId add(LoadMode mode) {
        return add(mode, "file");
    }

    private BatchId add(LoadMode mode, String key) {
        Member member = new Member(new S3Uri("landing", key), "1", 10, NOW);
        Arrival arrival = Arrival.ofControlShift(member, QualifiedTable.of("public", "petitions"), mode);
        return Adding.add(store, arrival, new BatchRules(50, 1 << 30, Duration.ofSeconds(30)), NOW);
    }

    /** When each item is forgotten, in seconds, by what it is; empty for never. */
    private Map<String, String> expiries() {
        return TestAws.local().dynamoDb().scan(request -> request.tableName(table)).items().stream()
                .filter(item -> !item.get("sk").s().equals("OPEN"))
                .collect(Collectors.toMap(
                        item -> item.get("pk").s().startsWith("FILE#")
                                ? "FILE"
                                : item.get("sk").s().replaceAll("#.*", ""),
                        item -> item.containsKey("ttl") ? item.get("ttl").n() : "",
                        (one, other) -> one));
    }
}
