package io.bulkdata.redshiftlocal.dataapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bulkdata.redshiftlocal.SharedWarehouse;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.redshiftdata.model.ColumnMetadata;
import software.amazon.awssdk.services.redshiftdata.model.DescribeStatementResponse;
import software.amazon.awssdk.services.redshiftdata.model.Field;
import software.amazon.awssdk.services.redshiftdata.model.GetStatementResultResponse;
import software.amazon.awssdk.services.redshiftdata.model.GetStatementResultV2Response;
import software.amazon.awssdk.services.redshiftdata.model.QueryRecords;
import software.amazon.awssdk.services.redshiftdata.model.ResourceNotFoundException;
import software.amazon.awssdk.services.redshiftdata.model.ResultFormatString;
import software.amazon.awssdk.services.redshiftdata.model.StatusString;
import software.amazon.awssdk.services.redshiftdata.model.ValidationException;

/**
 * Management Guide, "Fetch the results of a SQL statement":
 * https://docs.aws.amazon.com/redshift/latest/mgmt/data-api-calling-cli-get-statement-result.html
 */
class DataApiResultsTest {

    private static SharedWarehouse warehouse;
    private static DataApiClient client;

    @BeforeAll
    static void connect() throws SQLException {
        warehouse = SharedWarehouse.forTest(DataApiResultsTest.class);
        client = new DataApiClient(warehouse.server().apiEndpoint(), warehouse.database());
    }

    @AfterAll
    static void disconnect() {
        client.close();
    }

    @Test
    void wholeNumbersAreLongValues() {
        assertThat(row("SELECT 1::smallint, 2::int, 9223372036854775807"))
                .containsExactly(Field.fromLongValue(1L), Field.fromLongValue(2L), Field.fromLongValue(Long.MAX_VALUE));
    }

    @Test
    void floatingPointNumbersAreDoubleValues() {
        assertThat(row("SELECT 1.5::real, 0.1::double precision"))
                .containsExactly(Field.fromDoubleValue(1.5), Field.fromDoubleValue(0.1));
    }

    @Test
    void decimalsAreStringValuesThatLoseNothing() {
        assertThat(row("SELECT 12345678901234567890.10::decimal(38, 2)"))
                .containsExactly(Field.fromStringValue("12345678901234567890.10"));
    }

    @Test
    void booleansAreBooleanValues() {
        assertThat(row("SELECT true, false"))
                .containsExactly(Field.fromBooleanValue(true), Field.fromBooleanValue(false));
    }

    @Test
    void datesAndTimesAreStringValuesAsTheWarehouseWritesThem() {
        assertThat(
                        row(
                                "SELECT date '2026-11-21', timestamp '2026-11-21 10:00:00.5', timestamptz '2026-11-21 10:00+00'"))
                .extracting(Field::stringValue)
                .containsExactly("2026-11-21", "2026-11-21 10:00:00.5", "2026-11-21 10:00:00+00");
    }

    @Test
    void nullIsANullWhateverItsType() {
        assertThat(row("SELECT NULL::int, NULL::varchar"))
                .containsExactly(Field.fromIsNull(true), Field.fromIsNull(true));
    }

    @Test
    void emptyTextIsNoNull() {
        assertThat(row("SELECT ''::varchar")).containsExactly(Field.fromStringValue(""));
    }

    @Test
    void textOfAnyScriptComesBackAsItIs() {
        assertThat(row("SELECT 'Grüße, \"Ω\" \\ 😀' || chr(10) || chr(9)"))
                .containsExactly(Field.fromStringValue("Grüße, \"Ω\" \\ 😀\n\t"));
    }

    @Test
    void semiStructuredValuesAreStringValuesOfJson() {
        List<Field> row = row("SELECT json_parse('{\"a\":[1,2]}')");

        assertThat(row.get(0).stringValue().replace(" ", "")).isEqualTo("{\"a\":[1,2]}");
    }

    @Test
    void binaryValuesAreBlobValues() {
        client.run("CREATE TABLE binaries (v varbyte)");
        client.run("INSERT INTO binaries VALUES ('abc'::varbyte)");

        assertThat(row("SELECT v FROM binaries").get(0).blobValue().asUtf8String())
                .isEqualTo("abc");
    }

    @Test
    void columnMetadataTellsNamesTypesAndWhereTheyAreFrom() {
        client.run("CREATE TABLE testingtable (col1 int NOT NULL, col2 varchar(20), col3 decimal(8, 3))");
        client.run("INSERT INTO testingtable VALUES (1, 'x', 2.5)");

        List<ColumnMetadata> columns = columns("SELECT col1, col2 AS two, col3 FROM testingtable");

        assertThat(columns).extracting(ColumnMetadata::label).containsExactly("col1", "two", "col3");
        assertThat(columns).extracting(ColumnMetadata::typeName).containsExactly("int4", "varchar", "numeric");
        assertThat(columns).extracting(ColumnMetadata::nullable).containsExactly(0, 1, 1);
        assertThat(columns).extracting(ColumnMetadata::precision).containsExactly(10, 20, 8);
        assertThat(columns).extracting(ColumnMetadata::scale).containsExactly(0, 0, 3);
        assertThat(columns).extracting(ColumnMetadata::isSigned).containsExactly(true, false, true);
        assertThat(columns).extracting(ColumnMetadata::isCaseSensitive).containsExactly(false, true, false);
        assertThat(columns).extracting(ColumnMetadata::tableName).containsOnly("testingtable");
        assertThat(columns).extracting(ColumnMetadata::schemaName).containsOnly("public");
        assertThat(columns).extracting(ColumnMetadata::length).containsOnly(0);
    }

    @Test
    void columnMetadataOfTimestampsIsAsInTheGuide() {
        assertThat(columns("SELECT timestamp '2020-08-21 17:33:51.88712' AS starttime"))
                .singleElement()
                .satisfies(column -> {
                    assertThat(column.typeName()).isEqualTo("timestamp");
                    assertThat(column.precision()).isEqualTo(29);
                    assertThat(column.scale()).isEqualTo(6);
                });
    }

    @Test
    void resultWithoutRowsHasItsColumns() {
        String id = client.run("SELECT 1 AS one WHERE false").id();

        GetStatementResultResponse result = client.sdk().getStatementResult(request -> request.id(id));

        assertThat(result.records()).isEmpty();
        assertThat(result.totalNumRows()).isZero();
        assertThat(result.columnMetadata()).hasSize(1);
        assertThat(result.nextToken()).isNull();
    }

    @Test
    void pagesOfAResultHaveEachRowOnce() {
        String id = client.run("SELECT generate_series(1, 2500)::int").id();

        List<Long> rows = new ArrayList<>();
        int pages = 0;
        for (GetStatementResultResponse page : client.sdk().getStatementResultPaginator(request -> request.id(id))) {
            assertThat(page.totalNumRows()).isEqualTo(2500);
            page.records().forEach(row -> rows.add(row.get(0).longValue()));
            pages++;
        }

        assertThat(pages).isEqualTo(3);
        assertThat(rows).hasSize(2500).doesNotHaveDuplicates().isSorted();
    }

    @Test
    void wideRowsMakeShorterPages() {
        String id = client.run("SELECT repeat('x', 60000) FROM generate_series(1, 40)")
                .id();

        assertThat(client.records(id)).hasSizeBetween(10, 30);
    }

    @Test
    void tokenOfNobodyIsInvalid() {
        String id = client.run("SELECT 1").id();

        assertThatThrownBy(() -> client.sdk()
                        .getStatementResult(request -> request.id(id).nextToken("xyz")))
                .isInstanceOf(ValidationException.class);
    }

    @Test
    void rowOf64KilobytesIsTheLongest() {
        String sql = "SELECT repeat('x', 65535)::varchar(65535), repeat('y', %d)::varchar(65535)";

        assertThat(client.run(sql.formatted(1)).resultSize()).isEqualTo(65_536);
        DescribeStatementResponse longer = client.end(client.submit(sql.formatted(2)));

        assertThat(longer.status()).isEqualTo(StatusString.FAILED);
        assertThat(longer.error()).startsWith("Packet for query is too large");
    }

    @Test
    void statementWithoutAResultHasNothingToFetch() {
        String id = client.run("CREATE TABLE fetched (id int)").id();

        assertThatThrownBy(() -> client.records(id))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageContaining("Query does not have result. Please check query status with DescribeStatement.");
    }

    @Test
    void failedStatementHasNothingToFetch() {
        String id = client.submit("SELECT 1 / 0");
        client.end(id);

        assertThatThrownBy(() -> client.records(id)).isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void resultsOfABatchAreFetchedByTheNumberOfTheStatement() {
        String id = client.submitBatch(List.of("SELECT 'a'", "SELECT 'b'"), request -> {});
        client.end(id);

        assertThat(client.records(id + ":1").get(0)).containsExactly(Field.fromStringValue("a"));
        assertThat(client.records(id + ":2").get(0)).containsExactly(Field.fromStringValue("b"));
        assertThatThrownBy(() -> client.records(id)).isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void csvHasAHeaderAndLinesThatEndWithCarriageReturnAndNewline() {
        String id = csv("SELECT 1 AS col1, 2 AS col2, 3 AS col3 UNION ALL SELECT 4, 5, 6 ORDER BY 1");

        GetStatementResultV2Response result = client.sdk().getStatementResultV2(request -> request.id(id));

        assertThat(result.records())
                .containsExactly(QueryRecords.fromCsvRecords("col1,col2,col3\r\n1,2,3\r\n4,5,6\r\n"));
        assertThat(result.totalNumRows()).isEqualTo(2);
        assertThat(result.resultFormat()).isEqualTo(ResultFormatString.CSV);
        assertThat(result.columnMetadata()).hasSize(3);
    }

    @Test
    void csvQuotesWhatNeedsIt() {
        String id = csv("SELECT 'a,b' AS x, 'say \"hi\"' AS y, NULL::varchar AS n, ''::varchar AS e, true AS t");

        assertThat(client.sdk().getStatementResultV2(request -> request.id(id)).records())
                .containsExactly(QueryRecords.fromCsvRecords("x,y,n,e,t\r\n\"a,b\",\"say \"\"hi\"\"\",,\"\",true\r\n"));
    }

    @Test
    void csvComesInChunksOfAboutAMegabyte() {
        String id = csv("SELECT repeat('x', 60000) FROM generate_series(1, 40)");

        List<QueryRecords> chunks =
                client.sdk().getStatementResultV2(request -> request.id(id)).records();

        assertThat(chunks).hasSize(3);
        assertThat(chunks).allSatisfy(chunk -> assertThat(chunk.csvRecords()).hasSizeLessThan(1024 * 1024 + 1));
    }

    @Test
    void eachFormatHasItsOwnOperation() {
        String csv = csv("SELECT 1");
        String json = client.run("SELECT 1").id();

        assertThatThrownBy(() -> client.records(csv)).isInstanceOf(ValidationException.class);
        assertThatThrownBy(() -> client.sdk().getStatementResultV2(request -> request.id(json)))
                .isInstanceOf(ValidationException.class);
    }

    @Test
    void describeTellsTheFormat() {
        assertThat(client.describe(csv("SELECT 1")).resultFormat()).isEqualTo(ResultFormatString.CSV);
    }

    private static String csv(String sql) {
        String id = client.submit(sql, request -> request.resultFormat(ResultFormatString.CSV));
        client.end(id);
        return id;
    }

    private static List<Field> row(String sql) {
        return client.records(client.run(sql).id()).get(0);
    }

    private static List<ColumnMetadata> columns(String sql) {
        String id = client.run(sql).id();
        return client.sdk().getStatementResult(request -> request.id(id)).columnMetadata();
    }
}
