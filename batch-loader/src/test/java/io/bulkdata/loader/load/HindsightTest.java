package io.bulkdata.loader.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulkdata.core.failure.FailureClass;
import io.bulkdata.core.message.Json;
import io.bulkdata.core.message.LoadRequest;
import io.bulkdata.loader.BatchId;
import io.bulkdata.loader.TestAws;
import io.bulkdata.loader.aws.DynamoBatchLeases;
import io.bulkdata.redshift.warehouse.JdbcWarehouse;
import io.bulkdata.redshift.warehouse.OutcomeUnknownException;
import io.bulkdata.redshift.warehouse.Warehouse;
import io.bulkdata.redshift.warehouse.WarehouseException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The last attempt at a batch is committed, its answer is lost, and then the warehouse is not to be reached for a while. */
class HindsightTest {

    private final Pipeline pipeline = new Pipeline();
    private final LoadSettings settings = pipeline.loadSettings.read(LoadSettings::from);

    @Test
    void aBatchThatIsInItsTableIsLoadedHoweverItsLastAttemptEnded() {
        load(1);

        assertThat(pipeline.rows("id")).containsExactly("1", "2");
        assertThat(pipeline.failures()).isEmpty();
        assertThat(pipeline.successes())
                .singleElement()
                .satisfies(notice -> assertThat(notice.rows()).isEqualTo(2));
    }

    @Test
    void whereTheLedgerCannotBeReadTheNoticeOfAQuarantineSaysSo() {
        load(Integer.MAX_VALUE);

        assertThat(pipeline.rows("id")).containsExactly("1", "2");
        assertThat(pipeline.failures())
                .singleElement()
                .satisfies(notice -> assertThat(notice.error().message())
                        .endsWith("no network (nor can the ledger be read, which tells for sure)"));
    }

    private void load(int misses) {
        BatchId id = requested();
        Instant now = Instant.now();
        DynamoBatchLeases leases = new DynamoBatchLeases(TestAws.local().dynamoDb(), pipeline.table);
        for (int attempt = 1; attempt < settings.retries().attempts(); attempt++) {
            assertThat(leases.take(id, now, now)).isPresent();
        }
        try (Warehouse warehouse = new LostWarehouse(new JdbcWarehouse(settings.warehouse()), misses)) {
            Wiring.loader(pipeline.loadSettings, warehouse).load(Run.of(id), Duration.ofMinutes(15));
        }
    }

    private BatchId requested() {
        pipeline.announce(pipeline.put("incremental", "20261120010100", "id,title\n1,a\n2,b\n"));
        String body = pipeline.requests().get(0).getBody();
        return new BatchId(Json.read(body, LoadRequest.class).batchIds().get(0));
    }

    /** Commits the first load, loses the answer, and is away so many times after that. */
    private static final class LostWarehouse implements Warehouse {

        private final Warehouse real;
        private final int misses;
        private int missed = -1;

        LostWarehouse(Warehouse real, int misses) {
            this.real = real;
            this.misses = misses;
        }

        @Override
        public <T> T transaction(Work<T> work) {
            if (missed >= 0 && missed++ < misses) {
                throw new WarehouseException(FailureClass.TRANSIENT, "no network", List.of(), null);
            }
            T result = real.transaction(work);
            if (missed < 0 && result instanceof LoadResult) {
                missed = 0;
                throw new OutcomeUnknownException(new SQLException("cut off"));
            }
            return result;
        }

        @Override
        public void close() {
            real.close();
        }
    }
}
