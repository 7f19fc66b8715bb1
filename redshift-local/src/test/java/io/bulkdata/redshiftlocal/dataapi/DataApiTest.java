package io.bulkdata.redshiftlocal.dataapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bulkdata.redshiftlocal.SharedWarehouse;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.redshiftdata.model.DescribeStatementResponse;
import software.amazon.awssdk.services.redshiftdata.model.ExecuteStatementResponse;
import software.amazon.awssdk.services.redshiftdata.model.ResourceNotFoundException;
import software.amazon.awssdk.services.redshiftdata.model.StatementStatusString;
import software.amazon.awssdk.services.redshiftdata.model.StatusString;
import software.amazon.awssdk.services.redshiftdata.model.SubStatementData;
import software.amazon.awssdk.services.redshiftdata.model.ValidationException;

/**
 * Data API Reference: ExecuteStatement, BatchExecuteStatement, DescribeStatement.
 * https://docs.aws.amazon.com/redshift-data/latest/APIReference/Welcome.html
 */
class DataApiTest {

    private static final String NOBODY = "00000000-0000-0000-0000-000000000000";

    private static SharedWarehouse warehouse;
    private static DataApiClient client;

    @BeforeAll
    static void connect() throws SQLException {
        warehouse = SharedWarehouse.forTest(DataApiTest.class);
        client = new DataApiClient(warehouse.server().apiEndpoint(), warehouse.database());
    }

    @AfterAll
    static void disconnect() {
        client.close();
    }

    @Test
    void executeStatementAnswersAtOnceWithWhatItWillRunAs() {
        ExecuteStatementResponse answer = client.sdk()
                .executeStatement(request -> request.clusterIdentifier(DataApiClient.CLUSTER)
                        .database(warehouse.database())
                        .dbUser(SharedWarehouse.USER)
                        .sql("SELECT 1"));

        assertThat(answer.id()).matches("[a-z0-9]{8}(-[a-z0-9]{4}){3}-[a-z0-9]{12}");
        assertThat(answer.clusterIdentifier()).isEqualTo(DataApiClient.CLUSTER);
        assertThat(answer.database()).isEqualTo(warehouse.database());
        assertThat(answer.dbUser()).isEqualTo(SharedWarehouse.USER);
        assertThat(answer.createdAt()).isNotNull();
        assertThat(answer.sessionId()).isNull();
        assertThat(answer.workgroupName()).isNull();
    }

    @Test
    void describeStatementTellsAllOfAQuery() {
        DescribeStatementResponse query = client.run("SELECT 'abc' AS a, 12 AS b UNION ALL SELECT 'x', 3");

        assertThat(query.status()).isEqualTo(StatusString.FINISHED);
        assertThat(query.hasResultSet()).isTrue();
        assertThat(query.resultRows()).isEqualTo(2);
        assertThat(query.resultSize()).isEqualTo("abc12x3".length());
        assertThat(query.duration()).isPositive();
        assertThat(query.redshiftPid()).isPositive();
        assertThat(query.redshiftQueryId()).isPositive();
        assertThat(query.queryString()).isEqualTo("SELECT 'abc' AS a, 12 AS b UNION ALL SELECT 'x', 3");
        assertThat(query.updatedAt()).isAfterOrEqualTo(query.createdAt());
        assertThat(query.error()).isNull();
        assertThat(query.resultFormatAsString()).isEqualTo("JSON");
        assertThat(query.subStatements()).isEmpty();
    }

    @Test
    void resultRowsOfAChangeIsTheNumberOfRowsChanged() {
        client.run("CREATE TABLE changed (id int)");

        DescribeStatementResponse insert = client.run("INSERT INTO changed VALUES (1), (2), (3)");

        assertThat(insert.resultRows()).isEqualTo(3);
        assertThat(insert.resultSize()).isZero();
        assertThat(insert.hasResultSet()).isFalse();
    }

    @Test
    void resultRowsOfACopyIsZeroThoughItLoaded() {
        warehouse.objects().put("dataapi", "copied.csv", "1\n2\n");
        client.run("CREATE TABLE copied (id int)");

        DescribeStatementResponse copy = client.run("COPY copied FROM 's3://dataapi/copied.csv' IAM_ROLE default CSV");

        assertThat(copy.resultRows()).isZero();
        assertThat(copy.hasResultSet()).isFalse();
        assertThat(client.rows("SELECT count(*) FROM copied")).containsExactly("2");
    }

    @Test
    void resultRowsOfADefinitionIsZero() {
        DescribeStatementResponse create = client.run("CREATE TABLE defined (id int)");

        assertThat(create.resultRows()).isZero();
        assertThat(create.resultSize()).isZero();
        assertThat(create.hasResultSet()).isFalse();
    }

    @Test
    void failedStatementHasTheDatabasesOwnWords() {
        DescribeStatementResponse failed = client.end(client.submit("SELECT * FROM no_such_table"));

        assertThat(failed.status()).isEqualTo(StatusString.FAILED);
        assertThat(failed.error())
                .startsWith("ERROR: relation \"no_such_table\" does not exist")
                .contains("Position: 15");
        assertThat(failed.hasResultSet()).isFalse();
        assertThat(failed.resultRows()).isEqualTo(-1);
        assertThat(failed.resultSize()).isEqualTo(-1);
        assertThat(failed.duration()).isPositive();
    }

    @Test
    void unknownStatementIsNotFound() {
        assertThatThrownBy(() -> client.describe(NOBODY)).isInstanceOfSatisfying(ResourceNotFoundException.class, e -> {
            assertThat(e.awsErrorDetails().errorMessage()).isEqualTo("Query does not exist.");
            assertThat(e.resourceId()).isEqualTo(NOBODY);
            assertThat(e.statusCode()).isEqualTo(400);
            assertThat(e.requestId()).isNotEmpty();
        });
    }

    @Test
    void identifierOfAnotherFormIsInvalid() {
        assertThatThrownBy(() -> client.describe("x"))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("id must satisfy regex pattern");
    }

    @Test
    void textOfSeveralStatementsIsForTheBatchOperationOnly() {
        assertThatThrownBy(() -> client.submit("SELECT 1; SELECT 2"))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("single");
    }

    @Test
    void semicolonAtTheEndIsNoSecondStatement() {
        assertThat(client.run("SELECT 1; -- one").resultRows()).isEqualTo(1);
    }

    @Test
    void emptyTextIsInvalid() {
        assertThatThrownBy(() -> client.submit("")).isInstanceOf(ValidationException.class);
    }

    @Test
    void statementOf100KilobytesIsTheLongest() {
        String longest = "SELECT '" + "x".repeat(60_000) + "'::varchar(65535) -- ";
        String filled = longest + "y".repeat(DataApiLimits.STATEMENT_BYTES - longest.length());

        assertThat(client.run(filled).resultRows()).isEqualTo(1);
        assertThatThrownBy(() -> client.submit(filled + "y"))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("102400 bytes");
    }

    @Test
    void lengthOfAStatementCountsInBytes() {
        String text = "SELECT 1 -- " + "é".repeat(DataApiLimits.STATEMENT_BYTES / 2);

        assertThat(text.getBytes(StandardCharsets.UTF_8).length).isGreaterThan(DataApiLimits.STATEMENT_BYTES);
        assertThatThrownBy(() -> client.submit(text)).isInstanceOf(ValidationException.class);
    }

    @Test
    void batchIsOneTransaction() {
        client.run("CREATE TABLE batched (id int)");

        DescribeStatementResponse failed = client.end(client.submitBatch(
                List.of("INSERT INTO batched VALUES (1)", "SELECT 1 / 0", "INSERT INTO batched VALUES (2)"),
                request -> {}));

        assertThat(failed.status()).isEqualTo(StatusString.FAILED);
        assertThat(client.rows("SELECT count(*) FROM batched")).containsExactly("0");
    }

    @Test
    void failedBatchTellsWhichStatementFailed() {
        DescribeStatementResponse failed =
                client.end(client.submitBatch(List.of("SELECT 1", "SELECT * FROM nowhere", "SELECT 3"), request -> {}));

        assertThat(failed.error()).startsWith("Query #2 failed with ERROR: relation \"nowhere\" does not exist");
        assertThat(failed.subStatements())
                .extracting(SubStatementData::status)
                .containsExactly(
                        StatementStatusString.FINISHED, StatementStatusString.FAILED, StatementStatusString.ABORTED);
        assertThat(failed.subStatements().get(1).error()).startsWith("ERROR: relation \"nowhere\"");
    }

    @Test
    void batchDescribesEachOfItsStatements() {
        DescribeStatementResponse batch = client.end(client.submitBatch(
                List.of("CREATE TEMP TABLE t (id int)", "INSERT INTO t VALUES (1), (2)", "SELECT * FROM t"),
                request -> request.statementName("three")));

        assertThat(batch.status()).isEqualTo(StatusString.FINISHED);
        assertThat(batch.hasResultSet()).isTrue();
        assertThat(batch.resultRows()).isEqualTo(-1);
        assertThat(batch.redshiftQueryId()).isZero();
        assertThat(batch.queryString()).isNull();
        assertThat(batch.subStatements())
                .extracting(SubStatementData::id)
                .containsExactly(batch.id() + ":1", batch.id() + ":2", batch.id() + ":3");
        assertThat(batch.subStatements())
                .extracting(SubStatementData::resultRows)
                .containsExactly(0L, 2L, 2L);
        assertThat(batch.subStatements())
                .extracting(SubStatementData::hasResultSet)
                .containsExactly(false, false, true);
        assertThat(batch.subStatements().get(2).queryString()).isEqualTo("SELECT * FROM t");
    }

    @Test
    void statementOfABatchCanBeDescribedAlone() {
        String id = client.submitBatch(List.of("SELECT 1", "SELECT 2 WHERE false"), request -> {});
        client.end(id);

        DescribeStatementResponse second = client.describe(id + ":2");

        assertThat(second.id()).isEqualTo(id + ":2");
        assertThat(second.queryString()).isEqualTo("SELECT 2 WHERE false");
        assertThat(second.resultRows()).isZero();
        assertThat(second.hasResultSet()).isTrue();
    }

    @Test
    void batchHasNoStatementBehindItsLast() {
        String id = client.submitBatch(List.of("SELECT 1"), request -> {});

        assertThatThrownBy(() -> client.describe(id + ":2")).isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> client.describe(id + ":0")).isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void batchTakesFortyStatementsAndNoMore() {
        List<String> forty = Collections.nCopies(40, "SELECT 1");
        List<String> more = Collections.nCopies(41, "SELECT 1");

        assertThat(client.end(client.submitBatch(forty, request -> {})).subStatements())
                .hasSize(40);
        assertThatThrownBy(() -> client.submitBatch(more, request -> {}))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("40");
    }

    @Test
    void truncateInABatchCommitsWhatWasBeforeIt() {
        client.run("CREATE TABLE emptied (id int)");
        client.run("CREATE TABLE kept (id int)");

        client.end(client.submitBatch(
                List.of("INSERT INTO kept VALUES (1)", "TRUNCATE emptied", "SELECT 1 / 0"), request -> {}));

        assertThat(client.rows("SELECT count(*) FROM kept")).containsExactly("1");
    }

    @Test
    void vacuumRunsAloneButNotInABatch() {
        client.run("CREATE TABLE vacuumed (id int)");

        assertThat(client.run("VACUUM vacuumed").status()).isEqualTo(StatusString.FINISHED);
        assertThat(client.end(client.submitBatch(List.of("VACUUM vacuumed"), request -> {}))
                        .status())
                .isEqualTo(StatusString.FAILED);
    }

    @Test
    void sameClientTokenIsTheSameStatement() {
        client.run("CREATE TABLE once (id int)");

        String first = client.submit("INSERT INTO once VALUES (1)", request -> request.clientToken("once-token"));
        String second = client.submit("INSERT INTO once VALUES (1)", request -> request.clientToken("once-token"));
        client.end(first);

        assertThat(second).isEqualTo(first);
        assertThat(client.rows("SELECT count(*) FROM once")).containsExactly("1");
    }
}
