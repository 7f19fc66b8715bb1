package io.bulkdata.redshiftlocal.dataapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bulkdata.redshiftlocal.SharedWarehouse;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.redshiftdata.model.DescribeStatementResponse;
import software.amazon.awssdk.services.redshiftdata.model.Field;
import software.amazon.awssdk.services.redshiftdata.model.SqlParameter;
import software.amazon.awssdk.services.redshiftdata.model.StatusString;
import software.amazon.awssdk.services.redshiftdata.model.ValidationException;

/**
 * Data API Reference, "SqlParameter": https://docs.aws.amazon.com/redshift-data/latest/APIReference/API_SqlParameter.html
 */
class DataApiParametersTest {

    private static SharedWarehouse warehouse;
    private static DataApiClient client;

    @BeforeAll
    static void connect() throws SQLException {
        warehouse = SharedWarehouse.forTest(DataApiParametersTest.class);
        client = new DataApiClient(warehouse.server().apiEndpoint(), warehouse.database());
        client.run("CREATE TABLE people (id int, name varchar(20), born date)");
        client.run("INSERT INTO people VALUES (1, 'Ann', '2001-02-03'), (2, 'Bob', '1999-12-31')");
    }

    @AfterAll
    static void disconnect() {
        client.close();
    }

    @Test
    void valuesTakeTheTypeOfTheColumn() {
        assertThat(first("SELECT name FROM people WHERE id = :id", parameter("id", "2")))
                .isEqualTo("Bob");
        assertThat(first("SELECT name FROM people WHERE born > :day", parameter("day", "2000-01-01")))
                .isEqualTo("Ann");
    }

    @Test
    void valueIsNeverSql() {
        assertThat(first("SELECT count(*) FROM people WHERE name = :name", parameter("name", "x' OR '1'='1")))
                .isEqualTo("0");
    }

    @Test
    void oneParameterMayBeUsedOften() {
        assertThat(first("SELECT :x::int + :x::int", parameter("x", "21"))).isEqualTo("42");
    }

    @Test
    void describeGivesTheParametersBack() {
        DescribeStatementResponse statement = run("SELECT name FROM people WHERE id = :id", parameter("id", "2"));

        assertThat(statement.queryParameters()).containsExactly(parameter("id", "2"));
        assertThat(statement.queryString()).isEqualTo("SELECT name FROM people WHERE id = :id");
    }

    @Test
    void parameterThatIsNotUsedIsRefused() {
        assertThatThrownBy(() -> submit("SELECT ':id'", parameter("id", "2")))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("Parameters list contains unused parameters. Unused parameters: [id]");
    }

    @Test
    void parameterThatIsNotGivenIsRefused() {
        assertThatThrownBy(() -> submit("SELECT :id, :other", parameter("id", "2")))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("other");
    }

    @Test
    void namesDifferByCase() {
        assertThatThrownBy(() -> submit("SELECT :ID", parameter("id", "2"))).isInstanceOf(ValidationException.class);
    }

    @Test
    void withoutParametersTheTextIsNotLookedAt() {
        DescribeStatementResponse failed = client.end(client.submit("SELECT name FROM people WHERE id = :id"));

        assertThat(failed.status()).isEqualTo(StatusString.FAILED);
        assertThat(failed.error()).startsWith("ERROR: syntax error at or near \":\"");
    }

    @Test
    void emptyValueIsRefused() {
        assertThatThrownBy(() -> submit("SELECT :x", parameter("x", "")))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("greater than or equal to 1");
    }

    @Test
    void nameWithOtherCharactersIsRefused() {
        assertThatThrownBy(() -> submit("SELECT :x", parameter("x-y", "1"))).isInstanceOf(ValidationException.class);
    }

    @Test
    void nameGivenTwiceIsRefused() {
        assertThatThrownBy(() -> submit("SELECT :x", parameter("x", "1"), parameter("x", "2")))
                .isInstanceOf(ValidationException.class);
    }

    @Test
    void parametersWorkInChanges() {
        DescribeStatementResponse insert = run(
                "INSERT INTO people VALUES (:id, :name, :born)",
                parameter("id", "3"),
                parameter("name", "O'Neil :id ?"),
                parameter("born", "1980-01-01"));

        assertThat(insert.resultRows()).isEqualTo(1);
        assertThat(first("SELECT name FROM people WHERE id = :id", parameter("id", "3")))
                .isEqualTo("O'Neil :id ?");
    }

    private static SqlParameter parameter(String name, String value) {
        return SqlParameter.builder().name(name).value(value).build();
    }

    private static String submit(String sql, SqlParameter... parameters) {
        return client.submit(sql, request -> request.parameters(List.of(parameters)));
    }

    private static DescribeStatementResponse run(String sql, SqlParameter... parameters) {
        DescribeStatementResponse end = client.end(submit(sql, parameters));
        assertThat(end.error()).isNull();
        return end;
    }

    private static String first(String sql, SqlParameter... parameters) {
        List<Field> row = client.records(run(sql, parameters).id()).get(0);
        return DataApiClient.text(row.get(0));
    }
}
