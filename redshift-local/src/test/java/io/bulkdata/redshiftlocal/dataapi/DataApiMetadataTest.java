package io.bulkdata.redshiftlocal.dataapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bulkdata.redshiftlocal.SharedWarehouse;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.redshiftdata.model.ColumnMetadata;
import software.amazon.awssdk.services.redshiftdata.model.DatabaseConnectionException;
import software.amazon.awssdk.services.redshiftdata.model.DescribeTableResponse;
import software.amazon.awssdk.services.redshiftdata.model.TableMember;
import software.amazon.awssdk.services.redshiftdata.model.ValidationException;

/** Data API Reference: ListDatabases, ListSchemas, ListTables, DescribeTable. */
class DataApiMetadataTest {

    private static SharedWarehouse warehouse;
    private static DataApiClient client;

    @BeforeAll
    static void connect() throws SQLException {
        warehouse = SharedWarehouse.forTest(DataApiMetadataTest.class);
        client = new DataApiClient(warehouse.server().apiEndpoint(), warehouse.database());
        client.run("CREATE SCHEMA sales_one");
        client.run("CREATE SCHEMA salesXtwo");
        client.run(
                "CREATE TABLE sales_one.orders (id int NOT NULL, name varchar(20) DEFAULT 'x', price decimal(8, 2))");
        client.run("CREATE TABLE sales_one.items (id int)");
        client.run("CREATE VIEW sales_one.cheap AS SELECT * FROM sales_one.orders WHERE price < 1");
    }

    @AfterAll
    static void disconnect() {
        client.close();
    }

    @Test
    void databasesAreListed() {
        assertThat(client.sdk()
                        .listDatabases(request ->
                                request.clusterIdentifier(DataApiClient.CLUSTER).database("dev"))
                        .databases())
                .contains("dev", warehouse.database())
                .doesNotContain("template0", "template1", "postgres");
    }

    @Test
    void schemasAreListedByAPattern() {
        assertThat(schemas("sales%")).containsExactly("sales_one", "salesxtwo");
        assertThat(schemas("sales\\_one")).containsExactly("sales_one");
        assertThat(schemas("public")).containsExactly("public");
        assertThat(schemas("nothing")).isEmpty();
    }

    @Test
    void tablesAreListedWithTheirTypes() {
        List<TableMember> tables = tables("sales_one", "%");

        assertThat(tables).extracting(TableMember::name).containsExactly("cheap", "items", "orders");
        assertThat(tables).extracting(TableMember::type).containsExactly("VIEW", "TABLE", "TABLE");
        assertThat(tables).extracting(TableMember::schema).containsOnly("sales_one");
    }

    @Test
    void tablesAreListedByAPattern() {
        assertThat(tables("sales%", "o_ders")).extracting(TableMember::name).containsExactly("orders");
    }

    @Test
    void tablesComeInPages() {
        assertThat(client
                        .sdk()
                        .listTablesPaginator(request -> request.clusterIdentifier(DataApiClient.CLUSTER)
                                .database(warehouse.database())
                                .schemaPattern("sales_one")
                                .maxResults(1))
                        .stream()
                        .map(page -> page.tables().size()))
                .containsExactly(1, 1, 1);
    }

    @Test
    void tableIsDescribedColumnByColumn() {
        DescribeTableResponse table = describe("orders");

        assertThat(table.tableName()).isEqualTo("orders");
        assertThat(table.columnList()).extracting(ColumnMetadata::name).containsExactly("id", "name", "price");
        assertThat(table.columnList())
                .extracting(ColumnMetadata::typeName)
                .containsExactly("int4", "varchar", "numeric");
        assertThat(table.columnList()).extracting(ColumnMetadata::nullable).containsExactly(0, 1, 1);
        assertThat(table.columnList()).extracting(ColumnMetadata::length).containsExactly(32, 20, 8);
        assertThat(table.columnList().get(1).columnDefault()).contains("'x'");
        assertThat(table.columnList()).extracting(ColumnMetadata::schemaName).containsOnly("sales_one");
    }

    @Test
    void tableThatIsMissingHasNoColumns() {
        assertThat(describe("missing").columnList()).isEmpty();
    }

    @Test
    void connectedDatabaseIsTheOneThatIsLookedAt() {
        assertThat(client.sdk()
                        .listSchemas(request -> request.clusterIdentifier(DataApiClient.CLUSTER)
                                .database("dev")
                                .connectedDatabase(warehouse.database())
                                .schemaPattern("sales_one"))
                        .schemas())
                .containsExactly("sales_one");
    }

    @Test
    void databaseThatIsMissingIsAConnectionError() {
        assertThatThrownBy(() -> client.sdk()
                        .listSchemas(request ->
                                request.clusterIdentifier(DataApiClient.CLUSTER).database("missing")))
                .isInstanceOf(DatabaseConnectionException.class)
                .hasMessageContaining("database \"missing\" does not exist");
    }

    @Test
    void pageHasAThousandEntriesAtMost() {
        assertThatThrownBy(() -> client.sdk()
                        .listTables(request -> request.clusterIdentifier(DataApiClient.CLUSTER)
                                .database("dev")
                                .maxResults(1001)))
                .isInstanceOf(ValidationException.class);
    }

    private static List<String> schemas(String pattern) {
        return client.sdk()
                .listSchemas(request -> request.clusterIdentifier(DataApiClient.CLUSTER)
                        .database(warehouse.database())
                        .schemaPattern(pattern))
                .schemas();
    }

    private static List<TableMember> tables(String schemaPattern, String tablePattern) {
        return client.sdk()
                .listTables(request -> request.clusterIdentifier(DataApiClient.CLUSTER)
                        .database(warehouse.database())
                        .schemaPattern(schemaPattern)
                        .tablePattern(tablePattern))
                .tables();
    }

    private static DescribeTableResponse describe(String table) {
        return client.sdk()
                .describeTable(request -> request.clusterIdentifier(DataApiClient.CLUSTER)
                        .database(warehouse.database())
                        .schema("sales_one")
                        .table(table));
    }
}
