package io.bulkdata.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.bulkdata.core.message.Notice;
import io.bulkdata.core.settings.Settings;
import io.bulkdata.loader.BatchId;
import io.bulkdata.loader.operate.ExportScope;
import io.bulkdata.loader.operate.Installation;
import io.bulkdata.loader.operate.Progress;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;

/** Files that load rules tell of, in two warehouses, through the whole pipeline. */
class OtherFilesTest {

    private static final String RULES = """
            {"rules": [
              {"name": "visits", "prefix": "visits/", "schema": "public", "table": "visits",
               "warehouses": ["default", "reporting"], "mode": "append", "format": "csv"},
              {"name": "totals", "prefix": "totals/", "schema": "public", "table": "totals",
               "warehouses": ["reporting"], "mode": "replace", "format": {"type": "json"}}
            ]}
            """;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static LocalPipeline pipeline;

    @BeforeAll
    static void start() throws SQLException {
        pipeline = LocalPipeline.start(LocalOptions.defaults("secret").loadingBy(RULES, List.of("reporting")));
        for (LocalWarehouse warehouse : pipeline.warehouses()) {
            Sql.execute(warehouse, "CREATE TABLE public.visits (id INTEGER, page VARCHAR(100))");
            Sql.execute(warehouse, "CREATE TABLE public.totals (page VARCHAR(100), visits INTEGER)");
        }
    }

    @AfterAll
    static void stop() {
        pipeline.close();
    }

    @Test
    void aFileIsLoadedIntoEachWarehouseOfItsRule() throws SQLException {
        put("visits/today.csv", "id,page\n1,/\n2,/about\n");

        assertThat(loaded("public.visits").mode()).isEqualTo("append");
        Notice other = loaded("reporting:public.visits");

        for (LocalWarehouse warehouse : pipeline.warehouses()) {
            assertThat(Sql.rows(warehouse, "SELECT id, page FROM public.visits ORDER BY id"))
                    .containsExactly("1|/", "2|/about");
        }
        BatchId id = new BatchId(other.batchId());
        assertThat(installation(pipeline.warehouse()).batches().show(id)).satisfies(detail -> {
            assertThat(detail.ledger()).isNull();
            assertThat(detail.ledgerProblem())
                    .isEqualTo("reporting:public.visits is in another warehouse than default, which these settings"
                            + " are of");
        });
        assertThat(installation(pipeline.warehouses().get(1)).batches().show(id).ledger())
                .satisfies(load -> assertThat(load.rows()).isEqualTo(2));
    }

    @Test
    void aFileOfTheSecondWarehouseAloneIsNotInTheFirst() throws SQLException {
        put("totals/all.json", "{\"page\": \"/\", \"visits\": 7}\n");

        Notice end = loaded("reporting:public.totals");

        assertThat(end.rows()).isEqualTo(1);
        assertThat(Sql.rows(pipeline.warehouses().get(1), "SELECT page, visits FROM public.totals"))
                .containsExactly("/|7");
        assertThat(Sql.rows(pipeline.warehouse(), "SELECT count(*) FROM public.totals"))
                .containsExactly("0");
        assertThat(installation(pipeline.warehouses().get(1))
                        .reconciliation()
                        .run(new ExportScope(null, null, null), Progress.NONE)
                        .isBalanced())
                .isTrue();
    }

    @Test
    void rulesThatCannotBeFollowedAreRefusedBeforeAnythingStarts() {
        LocalOptions options = LocalOptions.defaults("secret");

        assertThatThrownBy(() -> options.loadingBy(RULES, List.of()))
                .hasMessage(
                        "Load rule visits is for the warehouses [default, reporting], and there are only [default]");
        assertThatThrownBy(() -> options.loadingBy("{\"rules\": 1}", List.of()))
                .hasMessageContaining("needs a list \"rules\"");
        assertThatThrownBy(() -> options.loadingBy(null, List.of("default")))
                .hasMessage("There are two warehouses default");
    }

    private static Installation installation(LocalWarehouse warehouse) {
        return new Installation(new Settings(pipeline.environment(warehouse)));
    }

    private static void put(String key, String content) {
        pipeline.aws()
                .s3()
                .putObject(put -> put.bucket(Resources.FILES_BUCKET).key(key), RequestBody.fromString(content));
    }

    private static Notice loaded(String target) {
        await().atMost(PATIENCE).until(() -> !told(target).isEmpty());
        assertThat(told(target)).extracting(Notice::status).containsExactly(Notice.Status.LOADED);
        return told(target).get(0);
    }

    private static List<Notice> told(String target) {
        return pipeline.notices().read().stream()
                .filter(notice -> target.equals(notice.table()))
                .toList();
    }
}
