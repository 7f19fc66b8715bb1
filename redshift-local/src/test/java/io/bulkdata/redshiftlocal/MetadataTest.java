package io.bulkdata.redshiftlocal;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the drivers' own DatabaseMetaData tell. */
class MetadataTest {

    private static SharedWarehouse warehouse;
    private static Connection connection;
    private static DatabaseMetaData metadata;

    @BeforeAll
    static void makeTables() throws SQLException {
        warehouse = SharedWarehouse.forTest(MetadataTest.class);
        connection = warehouse.connect();
        metadata = connection.getMetaData();
        Rows.run(
                connection,
                "CREATE TABLE petitions (id bigint IDENTITY(1, 1) PRIMARY KEY, title varchar(20) NOT NULL DEFAULT 'x',"
                        + " goal decimal(10, 2), at timestamp, body super) DISTKEY (id) SORTKEY (at)",
                "CREATE TABLE signatures (petition bigint REFERENCES petitions (id), number integer, email varchar(max),"
                        + " PRIMARY KEY (petition, number))",
                "CREATE VIEW titles AS SELECT id, title FROM petitions",
                "CREATE TEMP TABLE drafts (id integer)",
                "COMMENT ON TABLE petitions IS 'what people ask for'",
                "CREATE PROCEDURE tidy(a integer, b varchar(10)) AS $$ BEGIN NULL; END $$ LANGUAGE plpgsql",
                "CREATE FUNCTION doubled(bigint) RETURNS bigint STABLE AS $$ SELECT $1 * 2 $$ LANGUAGE sql");
    }

    @AfterAll
    static void close() throws SQLException {
        connection.close();
    }

    @Test
    void catalogsAndSchemas() throws SQLException {
        assertThat(rows(metadata.getCatalogs(), "TABLE_CAT")).containsExactly("metadatatest");
        assertThat(rows(metadata.getSchemas(), "TABLE_SCHEM")).contains("public", "pg_catalog", "information_schema");
        assertThat(rows(metadata.getSchemas("metadatatest", "pub%"), "TABLE_SCHEM", "TABLE_CATALOG"))
                .containsExactly("public|metadatatest");
    }

    @Test
    void tablesWithTheirKindAndRemarks() throws SQLException {
        assertThat(rows(
                        metadata.getTables(null, "public", "%", new String[] {"TABLE", "VIEW"}),
                        "TABLE_CAT",
                        "TABLE_SCHEM",
                        "TABLE_NAME",
                        "TABLE_TYPE",
                        "REMARKS"))
                .containsExactlyInAnyOrder(
                        "metadatatest|public|petitions|TABLE|what people ask for",
                        "metadatatest|public|signatures|TABLE|null",
                        "metadatatest|public|titles|VIEW|null");
        assertThat(rows(metadata.getTables(null, null, "draf%", null), "TABLE_NAME"))
                .containsExactly("drafts");
        assertThat(rows(metadata.getTables("another", null, "%", null), "TABLE_NAME"))
                .isEmpty();
        assertThat(rows(metadata.getTableTypes(), "TABLE_TYPE")).contains("TABLE", "VIEW");
    }

    @Test
    void columnsOfShowFunctionsProceduresAndParameters() throws SQLException {
        assertThat(labels("SHOW FUNCTIONS FROM SCHEMA public"))
                .isEqualTo(
                        "database_name schema_name function_name number_of_arguments argument_list return_type remarks");
        assertThat(labels("SHOW PROCEDURES FROM SCHEMA public"))
                .isEqualTo(
                        "database_name schema_name procedure_name number_of_arguments argument_list return_type remarks");
        assertThat(labels("SHOW PARAMETERS OF PROCEDURE public.tidy(integer, varchar)"))
                .isEqualTo("database_name schema_name procedure_name parameter_name ordinal_position parameter_type"
                        + " data_type character_maximum_length numeric_precision numeric_scale");
    }

    private static String labels(String show) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(show)) {
            List<String> labels = new ArrayList<>();
            for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                labels.add(rows.getMetaData().getColumnLabel(column));
            }
            return String.join(" ", labels);
        }
    }

    @Test
    void whatTheServerKeepsForItselfIsNotShown() throws SQLException {
        assertThat(rows(metadata.getTables(null, null, "redshift_local%", null), "TABLE_NAME"))
                .isEmpty();
    }

    @Test
    void columnsWithTypesDefaultsAndNulls() throws SQLException {
        assertThat(rows(
                        metadata.getColumns(null, "public", "petitions", "%"),
                        "COLUMN_NAME",
                        "DATA_TYPE",
                        "TYPE_NAME",
                        "COLUMN_SIZE",
                        "DECIMAL_DIGITS",
                        "IS_NULLABLE",
                        "COLUMN_DEF",
                        "ORDINAL_POSITION",
                        "IS_AUTOINCREMENT"))
                .satisfiesExactly(
                        id -> assertThat(id)
                                .startsWith("id|-5|int8|19|0|NO|\"identity\"(")
                                .endsWith(", 0, '1,1'::text)|1|YES"),
                        title -> assertThat(title).isEqualTo("title|12|varchar|20|0|NO|'x'::character varying|2|NO"),
                        goal -> assertThat(goal).isEqualTo("goal|2|numeric|10|2|YES|null|3|NO"),
                        at -> assertThat(at).isEqualTo("at|93|timestamp|29|6|YES|null|4|NO"),
                        body -> assertThat(body).isEqualTo("body|-1|super|null|null|YES|null|5|NO"));
    }

    @Test
    void columnsMatchingPatternsOfAllTables() throws SQLException {
        assertThat(rows(metadata.getColumns(null, "public", "%", "%i%"), "TABLE_NAME", "COLUMN_NAME"))
                .containsExactlyInAnyOrder(
                        "petitions|id",
                        "petitions|title",
                        "signatures|petition",
                        "signatures|email",
                        "titles|id",
                        "titles|title");
    }

    @Test
    void keysThatAreNotEnforcedAreTold() throws SQLException {
        assertThat(rows(metadata.getPrimaryKeys(null, "public", "signatures"), "COLUMN_NAME", "KEY_SEQ", "PK_NAME"))
                .containsExactlyInAnyOrder("number|2|signatures_pkey", "petition|1|signatures_pkey");
        String[] columns = {"PKTABLE_NAME", "PKCOLUMN_NAME", "FKTABLE_NAME", "FKCOLUMN_NAME", "KEY_SEQ", "PK_NAME"};
        String reference = "petitions|id|signatures|petition|1|petitions_pkey";
        assertThat(rows(metadata.getImportedKeys(null, "public", "signatures"), columns))
                .containsExactly(reference);
        assertThat(rows(metadata.getExportedKeys(null, "public", "petitions"), columns))
                .containsExactly(reference);
        assertThat(rows(metadata.getBestRowIdentifier(null, "public", "petitions", 1, true), "COLUMN_NAME"))
                .containsExactly("id");
        assertThat(rows(metadata.getIndexInfo(null, "public", "petitions", false, false), "INDEX_NAME"))
                .isEmpty();
    }

    @Test
    void routinesWithTheirParameters() throws SQLException {
        assertThat(rows(metadata.getProcedures(null, "public", "%"), "PROCEDURE_NAME", "SPECIFIC_NAME"))
                .containsExactly("tidy|tidy(integer, character varying)");
        assertThat(rows(
                        metadata.getProcedureColumns(null, "public", "tidy", "%"),
                        "COLUMN_NAME",
                        "COLUMN_TYPE",
                        "DATA_TYPE",
                        "ORDINAL_POSITION"))
                .containsExactly("a|1|4|1", "b|1|12|2");
        assertThat(rows(metadata.getFunctions(null, "public", "%"), "FUNCTION_NAME"))
                .containsExactly("doubled");
        assertThat(rows(metadata.getFunctionColumns(null, "public", "doubled", "%"), "COLUMN_TYPE", "DATA_TYPE"))
                .containsExactly("4|-5", "1|-5");
    }

    @Test
    void privilegesOfTheOwnerAndOfOthers() throws SQLException {
        Rows.run(
                connection,
                "CREATE ROLE metadata_reader",
                "GRANT SELECT ON signatures TO metadata_reader",
                "GRANT UPDATE (title) ON petitions TO metadata_reader");
        assertThat(rows(metadata.getTablePrivileges(null, "public", "signatures"), "GRANTEE", "PRIVILEGE"))
                .contains("awsuser|SELECT", "awsuser|INSERT", "metadata_reader|SELECT");
        assertThat(rows(
                        metadata.getColumnPrivileges(null, "public", "petitions", "%"),
                        "COLUMN_NAME",
                        "GRANTEE",
                        "PRIVILEGE"))
                .containsExactly("title|metadata_reader|UPDATE");
    }

    @Test
    void typesOfRedshift() throws SQLException {
        assertThat(rows(metadata.getTypeInfo(), "TYPE_NAME"))
                .contains("int8", "varchar", "bpchar", "super", "varbyte", "geometry", "geography", "timestamptz");
    }

    @Test
    void pgjdbcSeesTablesAndColumnsToo() throws SQLException {
        try (Connection other = warehouse.connectPgjdbc("")) {
            DatabaseMetaData theirs = other.getMetaData();
            assertThat(rows(theirs.getTables(null, "public", "%", new String[] {"TABLE", "VIEW"}), "TABLE_NAME"))
                    .containsExactlyInAnyOrder("petitions", "signatures", "titles");
            assertThat(rows(theirs.getColumns(null, "public", "petitions", "%"), "COLUMN_NAME", "COLUMN_SIZE"))
                    .contains("title|20", "goal|10");
            assertThat(rows(theirs.getSchemas(), "TABLE_SCHEM")).contains("public");
            assertThat(rows(theirs.getProcedures(null, "public", "%"), "PROCEDURE_NAME"))
                    .contains("tidy");
        }
    }

    private static List<String> rows(ResultSet result, String... columns) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (result) {
            while (result.next()) {
                List<String> fields = new ArrayList<>();
                for (String column : columns) {
                    fields.add(result.getString(column));
                }
                rows.add(String.join("|", fields.stream().map(String::valueOf).toList()));
            }
        }
        return rows;
    }
}
