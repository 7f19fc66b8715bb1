package io.bulkdata.redshiftlocal.dataapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bulkdata.redshiftlocal.SharedWarehouse;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.redshiftdata.model.ListStatementsRequest;
import software.amazon.awssdk.services.redshiftdata.model.ListStatementsResponse;
import software.amazon.awssdk.services.redshiftdata.model.StatementData;
import software.amazon.awssdk.services.redshiftdata.model.StatusString;
import software.amazon.awssdk.services.redshiftdata.model.ValidationException;

/**
 * Data API Reference, "ListStatements":
 * https://docs.aws.amazon.com/redshift-data/latest/APIReference/API_ListStatements.html
 */
class ListStatementsTest {

    private static SharedWarehouse warehouse;
    private static DataApiClient client;

    @BeforeAll
    static void connect() throws SQLException {
        warehouse = SharedWarehouse.forTest(ListStatementsTest.class);
        client = new DataApiClient(warehouse.server().apiEndpoint(), warehouse.database());
    }

    @AfterAll
    static void disconnect() {
        client.close();
    }

    @Test
    void onlyFinishedStatementsAreListedUnlessAskedFor() {
        String finished = named("default-1", "SELECT 1");
        String failed = named("default-2", "SELECT 1 / 0");

        assertThat(ids(request -> request.statementName("default-"))).containsExactly(finished);
        assertThat(ids(request -> request.statementName("default-").status(StatusString.FAILED)))
                .containsExactly(failed);
        assertThat(ids(request -> request.statementName("default-").status(StatusString.ALL)))
                .containsExactly(failed, finished);
    }

    @Test
    void namesAreMatchedByTheirBeginningAndCase() {
        String first = named("myStatement1", "SELECT 1");
        String second = named("myStatement2", "SELECT 1");
        named("mystatement3", "SELECT 1");

        assertThat(ids(request -> request.statementName("myStatement"))).containsExactly(second, first);
    }

    @Test
    void newestComesFirst() {
        List<String> submitted = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            submitted.add(0, named("ordered-" + i, "SELECT 1"));
        }

        assertThat(ids(request -> request.statementName("ordered-"))).isEqualTo(submitted);
    }

    @Test
    void pagesHaveEachStatementOnceThoughNewOnesCome() {
        List<String> submitted = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            submitted.add(0, named("paged-" + i, "SELECT 1"));
        }

        ListStatementsResponse first =
                list(request -> request.statementName("paged-").maxResults(2));
        named("paged-late", "SELECT 1");
        ListStatementsResponse second =
                list(request -> request.statementName("paged-").maxResults(2).nextToken(first.nextToken()));
        ListStatementsResponse third =
                list(request -> request.statementName("paged-").maxResults(2).nextToken(second.nextToken()));

        List<String> listed = new ArrayList<>();
        for (ListStatementsResponse page : List.of(first, second, third)) {
            page.statements().forEach(statement -> listed.add(statement.id()));
        }
        assertThat(listed).isEqualTo(submitted);
        assertThat(third.nextToken()).isNull();
    }

    @Test
    void pageHasAHundredStatementsAtMost() {
        assertThatThrownBy(() -> list(request -> request.maxResults(101)))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("100");
    }

    @Test
    void databaseAndClusterFilter() {
        String id = named("filtered", "SELECT 1");

        assertThat(ids(request -> request.database(warehouse.database()).clusterIdentifier(DataApiClient.CLUSTER)))
                .contains(id);
        assertThat(ids(request -> request.database("other"))).isEmpty();
        assertThat(ids(request -> request.workgroupName(DataApiClient.CLUSTER))).doesNotContain(id);
    }

    @Test
    void roleLevelFalseListsOnlyTheCallersOwn() {
        String id = named("leveled", "SELECT 1");

        try (DataApiClient other =
                new DataApiClient(warehouse.server().apiEndpoint(), warehouse.database(), "AKIAOTHER")) {
            assertThat(other.sdk()
                            .listStatements(request -> request.statementName("leveled"))
                            .statements())
                    .extracting(StatementData::id)
                    .containsExactly(id);
            assertThat(other.sdk()
                            .listStatements(
                                    request -> request.statementName("leveled").roleLevel(false))
                            .statements())
                    .isEmpty();
        }
        assertThat(ids(request -> request.statementName("leveled").roleLevel(false)))
                .containsExactly(id);
    }

    @Test
    void batchIsListedWithAllItsTexts() {
        client.end(
                client.submitBatch(List.of("SELECT 1", "SELECT 2"), request -> request.statementName("listed-batch")));

        StatementData batch = list(request -> request.statementName("listed-batch"))
                .statements()
                .get(0);

        assertThat(batch.isBatchStatement()).isTrue();
        assertThat(batch.queryStrings()).containsExactly("SELECT 1", "SELECT 2");
        assertThat(batch.queryString()).isNull();
        assertThat(batch.statementName()).isEqualTo("listed-batch");
    }

    @Test
    void nameHasFiveHundredCharactersAtMost() {
        assertThatThrownBy(() -> named("x".repeat(501), "SELECT 1")).isInstanceOf(ValidationException.class);
    }

    @Test
    void tokenOfNobodyIsInvalid() {
        assertThatThrownBy(() -> list(request -> request.nextToken("x"))).isInstanceOf(ValidationException.class);
    }

    private static String named(String name, String sql) {
        String id = client.submit(sql, request -> request.statementName(name));
        client.end(id);
        return id;
    }

    private static ListStatementsResponse list(Consumer<ListStatementsRequest.Builder> filter) {
        return client.sdk().listStatements(filter);
    }

    private static List<String> ids(Consumer<ListStatementsRequest.Builder> filter) {
        return list(filter).statements().stream().map(StatementData::id).toList();
    }
}
