package io.bulkdata.redshiftlocal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** psql and the Node client, as processes. They have to be installed: {@code .ci/clients} runs this. */
@Tag("clients")
class ClientsTest {

    private static final String NODE_MODULES = System.getProperty("bulkdata.test.node-modules", "");
    private static SharedWarehouse warehouse;

    @BeforeAll
    static void makeTables() throws SQLException, IOException {
        warehouse = SharedWarehouse.forTest(ClientsTest.class);
        warehouse.objects().put("clients", "rows.csv", "1,a\n2,b\n3,c\n");
        warehouse.objects().put("clients", "ids.csv", "1\n2\n3\n");
        warehouse.objects().put("clients", "bad.csv", "x,y\n");
        try (Connection connection = warehouse.connect();
                InputStream signatures = ClientsTest.class.getResourceAsStream("/clients/signatures.sql")) {
            Rows.run(
                    connection,
                    new String(signatures.readAllBytes(), StandardCharsets.UTF_8),
                    "CREATE TABLE t (id integer PRIMARY KEY DISTKEY, name varchar(20) NOT NULL UNIQUE) SORTKEY (id)",
                    "CREATE TABLE child (id integer, t_id integer REFERENCES t (id))",
                    "CREATE VIEW v AS SELECT id FROM t",
                    "CREATE FUNCTION twice(bigint) RETURNS bigint STABLE AS $$ SELECT $1 * 2 $$ LANGUAGE sql");
        }
    }

    @Test
    void psqlDescribesTheRealSignatures() throws IOException, InterruptedException {
        ClientProcess psql = psql("-c", "\\d signatures");
        assertThat(psql.exitCode()).as(psql.said()).isZero();
        assertThat(psql.said())
                .contains("Table \"public.signatures\"")
                .containsPattern("petition_id +\\| integer ")
                .containsPattern("email +\\| character varying\\(65535\\) ")
                .containsPattern("created_at +\\| timestamp without time zone ")
                .containsPattern("recaptcha_score +\\| numeric\\(3,2\\) ")
                .containsPattern("join_organisation +\\| boolean ")
                .contains("user_agent");
    }

    @Test
    void psqlShowsForeignKeysThatAreNotEnforced() throws IOException, InterruptedException {
        assertThat(psql("-c", "\\d child").said())
                .contains("Foreign-key constraints:")
                .contains("\"child_t_id_fkey\" FOREIGN KEY (t_id) REFERENCES t(id)");
        assertThat(psql("-c", "\\d t").said())
                .contains("Referenced by:")
                .contains("TABLE \"child\" CONSTRAINT \"child_t_id_fkey\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\d",
                "\\d+",
                "\\d t",
                "\\d+ t",
                "\\d v",
                "\\d+ v",
                "\\dS",
                "\\dt",
                "\\dt+",
                "\\dt *.*",
                "\\dv",
                "\\dv+",
                "\\dm",
                "\\di",
                "\\ds",
                "\\dE",
                "\\dn",
                "\\dn+",
                "\\df",
                "\\df+",
                "\\df twice",
                "\\dfn getdate",
                "\\sf twice",
                "\\sv v",
                "\\da",
                "\\dT",
                "\\dT+",
                "\\dD",
                "\\do",
                "\\dC",
                "\\dd",
                "\\dp",
                "\\z",
                "\\ddp",
                "\\l",
                "\\l+",
                "\\du",
                "\\du+",
                "\\dg",
                "\\drds",
                "\\db",
                "\\dx",
                "\\dy",
                "\\dL",
                "\\dO",
                "\\dF",
                "\\des",
                "\\dRp",
                "\\dconfig search_path",
                "\\conninfo",
                "\\encoding"
            })
    void psqlAnswersWithoutError(String command) throws IOException, InterruptedException {
        ClientProcess psql = psql("-v", "ON_ERROR_STOP=1", "-c", command);
        assertThat(psql.exitCode()).as(psql.said()).isZero();
        assertThat(psql.said()).doesNotContain("ERROR");
    }

    @Test
    void psqlListsWhatThereIs() throws IOException, InterruptedException {
        assertThat(psql("-c", "\\dt").said()).contains("signatures").contains("child");
        assertThat(psql("-c", "\\dn").said()).contains("public").doesNotContain("pg_catalog");
        assertThat(psql("-c", "\\df").said()).contains("twice");
        assertThat(psql("-c", "\\l").said()).contains(warehouse.database());
        assertThat(psql("-c", "\\du").said()).contains(SharedWarehouse.USER);
    }

    @Test
    void psqlRunsAScriptWithCopyAndTimesIt(@TempDir Path directory) throws IOException, InterruptedException {
        Path script = directory.resolve("load.sql");
        Files.writeString(script, """
                \\timing on
                CREATE TABLE loaded (id integer, name varchar(20));
                BEGIN;
                COPY loaded FROM 's3://clients/rows.csv' IAM_ROLE default CSV;
                COMMIT;
                SELECT 'rows: ' || count(*) FROM loaded;
                """);
        ClientProcess psql = psql("-v", "ON_ERROR_STOP=1", "-f", script.toString());
        assertThat(psql.exitCode()).as(psql.said()).isZero();
        assertThat(psql.said())
                .contains("Load into table 'loaded' completed, 3 record(s) loaded successfully.")
                .contains("rows: 3")
                .containsPattern("Time: [0-9.]+ ms");
    }

    @Test
    void psqlPointsAtThePlaceOfAnError() throws IOException, InterruptedException {
        ClientProcess psql = psql("-c", "SELECT nvl(1, 2), wrong FROM t");
        assertThat(psql.exitCode()).isOne();
        assertThat(psql.said())
                .contains("ERROR:  column \"wrong\" does not exist")
                .contains("LINE 1: SELECT nvl(1, 2), wrong FROM t\n                          ^");
    }

    @Test
    void psqlsOwnCopyIsRefused(@TempDir Path directory) throws IOException, InterruptedException {
        Path rows = directory.resolve("rows.csv");
        Files.writeString(rows, "1,a\n");
        ClientProcess psql = psql("-c", "\\copy t FROM '" + rows + "' CSV");
        assertThat(psql.exitCode()).isOne();
        assertThat(psql.said()).contains("ERROR").doesNotContain("COPY 1");
        ClientProcess out = psql("-c", "\\copy t TO '" + rows + "' CSV");
        assertThat(out.exitCode()).isOne();
        assertThat(out.said()).contains("ERROR");
    }

    @Test
    void nodeClientWorks() throws IOException, InterruptedException {
        assertThat(NODE_MODULES)
                .as("-Dbulkdata.test.node-modules names the folder with the module pg; .ci/clients does so")
                .isNotEmpty();
        ClientProcess node = ClientProcess.run(
                warehouse,
                Map.of(
                        "NODE_PATH",
                        NODE_MODULES,
                        "REDSHIFT_CERTIFICATE",
                        warehouse.server().certificate().toString()),
                List.of("node", "src/test/node/clients.js"));
        assertThat(node.exitCode()).as(node.said()).isZero();
        assertThat(node.said().lines())
                .hasSize(11)
                .allSatisfy(line -> assertThat(line).startsWith("ok: "));
    }

    private static ClientProcess psql(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("psql", "-X"));
        command.addAll(List.of(arguments));
        return ClientProcess.run(warehouse, Map.of(), command);
    }
}
