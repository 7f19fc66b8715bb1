package io.bulkdata.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulkdata.cli.operate.EnvironmentFile;
import io.bulkdata.local.LocalOptions;
import io.bulkdata.local.LocalPipeline;
import io.bulkdata.redshift.warehouse.WarehouseSettings;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.sync.RequestBody;

/** The operator's commands on a pipeline that runs. Each test has a table of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OperateTest {

    private static final Pattern ID = Pattern.compile("\\d{8}T\\d{6}-[0-9a-f]{12}");
    private static final Pattern TIME = Pattern.compile("20\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z");
    private static final String LANDING = "bulkdata-landing";

    @TempDir
    private static Path folder;

    private LocalPipeline pipeline;
    private EnvironmentFile file;

    @BeforeAll
    void start() {
        pipeline = LocalPipeline.start(LocalOptions.defaults("secret"));
        file = new EnvironmentFile(folder.resolve("local.env"));
        file.write(pipeline.environment());
    }

    @AfterAll
    void stop() {
        file.remove();
        pipeline.close();
    }

    @Test
    void batchesAreListedForPeopleAndForScripts() {
        table("listed");
        land("listed", "full", "20261120010000", "id,title\n1,a\n2,b\n");
        await("loaded", "listed");

        assertThat(run("batches", "list", "--target", "public.listed").text()).isEqualTo("""
                batch                         target         mode     state   files  bytes  opened                attempts  reason
                IIIIIIIIIIIIIIIIIIIIIIIIIIII  public.listed  replace  LOADED      1     17  TTTTTTTTTTTTTTTTTTTT         1
                """);
        assertThat(run("batches", "list", "--target", "public.listed", "--json").text())
                .startsWith(
                        "[{\"id\":\"IIIIIIIIIIIIIIIIIIIIIIIIIIII\",\"target\":\"public.listed\",\"mode\":\"replace\","
                                + "\"state\":\"LOADED\",\"files\":1,\"bytes\":17,\"opened\":\"TTTTTTTTTTTTTTTTTTTT\",\"attempts\":1,")
                .contains("\"notice\":{\"status\":\"LOADED\"");
        assertThat(run("batches", "list", "--target", "public.nothing", "--since", "2026-01-01")
                        .text())
                .isEqualTo("No such batch was opened since TTTTTTTTTTTTTTTTTTTT\n");
        assertThat(run("tables").text()).contains("public.listed");
    }

    @Test
    void aQuarantinedBatchIsShownMendedAndReprocessed() {
        table("mended");
        land("mended", "full", "20261120010000", "id,motto\n1,a\n");
        String id = await("quarantined", "mended");

        Run shown = run("batches", "show", id);
        assertThat(shown.exit()).isZero();
        assertThat(shown.text())
                .contains("State         QUARANTINED\n")
                .contains("column \"motto\" is not in the table")
                .contains("Ledger        has no such load\n")
                .contains("s3://bulkdata-landing/exports/acme/full/mended/20261120/mended_20261120010000.csv");
        execute("ALTER TABLE public.mended ADD COLUMN motto VARCHAR(20)");
        assertThat(run("batches", "reprocess", "--status", "quarantined", "--target", "public.mended")
                        .text())
                .isEqualTo("IIIIIIIIIIIIIIIIIIIIIIIIIIII will be loaded again within a minute\n");

        assertThat(await("loaded", "mended")).isEqualTo(id);
        Run again = run("batches", "reprocess", id);
        assertThat(again.exit()).isEqualTo(1);
        assertThat(again.text())
                .isEqualTo("Batch IIIIIIIIIIIIIIIIIIIIIIIIIIII is LOADED and cannot be reprocessed: only a FAILED or"
                        + " QUARANTINED one can be\n");
        assertThat(run("accept", id).exit()).isEqualTo(1);
        assertThat(run("batches", "release", id, "--json").text())
                .startsWith("{\"done\":[],\"refused\":[{\"batch\":\"IIIIIIIIIIIIIIIIIIIIIIIIIIII\"");
    }

    @Test
    void aBatchIsDeletedOnlyWhenItIsMeant() {
        table("deleted");
        String uri = land("deleted", "full", "20261120010000", "id,title\n1,a\n");
        String id = await("loaded", "deleted");

        Run careless = run("batches", "delete", id);
        assertThat(careless.exit()).isEqualTo(2);
        assertThat(careless.errors()).contains("This cannot be undone: say --yes if you mean it");
        assertThat(run("batches", "delete", id, "--dry-run").text())
                .isEqualTo("IIIIIIIIIIIIIIIIIIIIIIIIIIII would be deleted\n");
        assertThat(run("batches", "delete", id, "--yes").exit()).isZero();

        Run shown = run("batches", "show", id);
        assertThat(shown.exit()).isEqualTo(1);
        assertThat(shown.errors()).isEqualTo("bulkdata: There is no batch IIIIIIIIIIIIIIIIIIIIIIIIIIII\n");
        assertThat(run("files", "show", uri).text()).contains("public.deleted").contains("deleted  1 rows");
        assertThat(run("files", "forget", uri).exit()).isEqualTo(2);
        assertThat(run("files", "forget", uri, "--yes").text()).isEqualTo(uri + " is forgotten for public.deleted\n");
        assertThat(run("backfill", "--table", "deleted", "--all").text())
                .contains("1 files, of which 0 are in batches already.")
                .contains("1 files of 13 bytes are announced");
        await("loaded", "deleted");
    }

    @Test
    void theSumIsProvenAndWhatBreaksItIsNamed() {
        table("summed");
        land("summed", "full", "20261120010000", "id,title\n1,a\n2,b\n");
        String id = await("loaded", "summed");

        Run good = run("reconcile", "--table", "summed", "--all");
        assertThat(good.text()).isEqualTo("""
                target         received  loaded  superseded  quarantined  in flight  broken  rows loaded  rows told
                public.summed         1       1           0            0          0       0            2          2

                1 received = 1 loaded + 0 superseded + 0 quarantined + 0 in flight: nothing is missing.
                2 rows in the ledger = 2 told of.
                """);
        assertThat(good.exit()).isZero();
        execute("UPDATE bulkdata.load_ledger SET \"rows\" = 7 WHERE load_id = '" + id + "'");

        Run different = run("reconcile", "--table", "summed", "--all");
        assertThat(different.exit()).isEqualTo(1);
        assertThat(different.text())
                .contains("Batch IIIIIIIIIIIIIIIIIIIIIIIIIIII for public.summed:")
                .contains("its notice told of 2 rows, and the ledger has 7")
                .contains("the sum of files holds, but what is named above does not fit")
                .contains("7 rows in the ledger and 2 told of.");
        execute("DELETE FROM bulkdata.load_ledger WHERE load_id = '" + id + "'");

        Run broken = run("reconcile", "--table", "summed", "--from", "2026-11-20", "--to", "2026-11-20");
        assertThat(broken.exit()).isEqualTo(1);
        assertThat(broken.text())
                .contains("s3://bulkdata-landing/exports/acme/full/summed/20261120/summed_20261120010000.csv for"
                        + " public.summed, batch IIIIIIIIIIIIIIIIIIIIIIIIIIII:\n"
                        + "  its batch is LOADED and not in the ledger\n")
                .contains("+ 1 that cannot be accounted for: the sum breaks.\n");
        assertThat(run("reconcile", "--table", "summed", "--all", "--json").text())
                .startsWith("{\"tables\":[{\"table\":\"public.summed\",\"received\":1,\"loaded\":0,");
    }

    @Test
    void wrongUsageExitsWithTwo() {
        assertThat(run("batches").exit()).isEqualTo(2);
        assertThat(run("batches", "show", "no/id").errors()).contains("Not the id of a batch: no/id");
        assertThat(run("batches", "reprocess").errors()).contains("Name batches, or say which by --status");
        assertThat(run("batches", "list", "--since", "soon").errors()).contains("'soon' is no time");
        assertThat(run("batches", "list", "--status", "gone").exit()).isEqualTo(2);
        assertThat(run("files", "show", "petitions.csv").errors()).contains("Not an s3:// address: petitions.csv");
        assertThat(run("backfill").errors()).contains("Say from when: --from DAY, or --all");
        assertThat(run("reconcile", "--from", "2026-11-20", "--to", "2026-11-19")
                        .errors())
                .contains("There is no day from 2026-11-20 to 2026-11-19");
    }

    @Test
    void whereNothingRunsTheCommandSaysWhatToDo() {
        StringWriter err = new StringWriter();

        int exit = Bulkdata.commandLine()
                .setErr(new PrintWriter(err))
                .execute(
                        "batches",
                        "list",
                        "--env-file",
                        folder.resolve("none.env").toString());

        assertThat(exit).isEqualTo(2);
        assertThat(err.toString()).contains("No bulkdata local is running").contains("Start ./bulkdata local");
    }

    @Test
    void nothingIsOpenNothingIsFlushed() {
        assertThat(run("flush", "--target", "public.nothing").text()).isEqualTo("No batch was open.\n");
    }

    @Test
    void theDoctorFindsEveryHopWell() {
        Run run = run("doctor");

        assertThat(run.exit()).as(run.text()).isZero();
        assertThat(run.text())
                .startsWith("ok       settings           they make an installation\n")
                .contains("ok       queue exports      ")
                .contains("ok       COPY role          the warehouse may read both buckets\n");
        assertThat(run("doctor", "--json").text())
                .startsWith("[{\"check\":\"settings\",\"health\":\"OK\",\"detail\":\"they make an installation\"");
    }

    @Test
    void theDoctorSaysWhatIsWrongAndWhatToDo() {
        Map<String, String> wrong = new HashMap<>(pipeline.environment());
        wrong.put("BULKDATA_WAREHOUSE_SCHEMA", "nothing");
        EnvironmentFile other = new EnvironmentFile(folder.resolve("wrong.env"));
        other.write(wrong);
        StringWriter out = new StringWriter();

        int exit =
                Bulkdata.commandLine().setOut(new PrintWriter(out)).execute("doctor", "--env-file", other.toString());

        assertThat(exit).isEqualTo(1);
        assertThat(out.toString())
                .contains("fails    warehouse schema   There is no schema nothing")
                .contains("-> Create it, or correct BULKDATA_WAREHOUSE_SCHEMA");
    }

    @Test
    @ResourceLock("System.in")
    void aSecretIsReadFromTheInputAndEncrypted() {
        String key = pipeline.aws().kms().createKey().keyMetadata().keyId();

        Run run = given("Hunter-2\nmore", "secrets", "encrypt", "--key", key, "--context", "for=warehouse");

        assertThat(run.exit()).as(run.errors()).isZero();
        assertThat(run.text()).doesNotContain("Hunter-2");
        byte[] ciphertext = Base64.getDecoder().decode(run.text().strip());
        assertThat(pipeline.aws()
                        .kms()
                        .decrypt(decrypt -> decrypt.ciphertextBlob(SdkBytes.fromByteArray(ciphertext))
                                .encryptionContext(Map.of("for", "warehouse")))
                        .plaintext()
                        .asUtf8String())
                .isEqualTo("Hunter-2");
    }

    @Test
    @ResourceLock("System.in")
    void withoutASecretOrAKeyNothingIsEncrypted() {
        assertThat(given("", "secrets", "encrypt", "--key", "x"))
                .satisfies(run -> assertThat(run.exit()).isEqualTo(2))
                .satisfies(run -> assertThat(run.errors()).contains("There is no secret"));
        assertThat(given("Hunter-2\n", "secrets", "encrypt", "--key", "alias/nobody"))
                .satisfies(run -> assertThat(run.exit()).isEqualTo(1))
                .satisfies(run -> assertThat(run.errors())
                        .contains("Cannot encrypt with the key alias/nobody: 400 NotFoundException")
                        .doesNotContain("Hunter-2"));
    }

    private Run given(String input, String... arguments) {
        InputStream usual = System.in;
        System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
        try {
            return run(arguments);
        } finally {
            System.setIn(usual);
        }
    }

    private record Run(int exit, String text, String errors) {}

    private Run run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        List<String> all = new java.util.ArrayList<>(List.of(arguments));
        if (all.size() > 1 || !all.get(0).equals("batches")) {
            all.addAll(List.of("--env-file", file.toString()));
        }
        int exit = Bulkdata.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(all.toArray(String[]::new));
        return new Run(exit, masked(out), masked(err));
    }

    private static String masked(StringWriter text) {
        String without = ID.matcher(text.toString()).replaceAll("I".repeat(28));
        return TIME.matcher(without).replaceAll("T".repeat(20)).replace(System.lineSeparator(), "\n");
    }

    /** The id of the only batch of a table, once it has come to that state. */
    private String await(String state, String table) {
        StringWriter found = new StringWriter();
        Awaitility.await().atMost(Duration.ofSeconds(90)).until(() -> {
            found.getBuffer().setLength(0);
            Bulkdata.commandLine()
                    .setOut(new PrintWriter(found))
                    .execute(
                            "batches",
                            "list",
                            "--status",
                            state,
                            "--target",
                            "public." + table,
                            "--env-file",
                            file.toString());
            return ID.matcher(found.toString()).find();
        });
        Matcher id = ID.matcher(found.toString());
        assertThat(id.find()).isTrue();
        return id.group();
    }

    private String land(String table, String kind, String time, String csv) {
        String key =
                "exports/acme/" + kind + "/" + table + "/" + time.substring(0, 8) + "/" + table + "_" + time + ".csv";
        pipeline.aws().s3().putObject(request -> request.bucket(LANDING).key(key), RequestBody.fromString(csv));
        return "s3://" + LANDING + "/" + key;
    }

    private void table(String name) {
        execute("CREATE TABLE public." + name + " (id BIGINT NOT NULL, title VARCHAR(20))");
    }

    private void execute(String sql) {
        WarehouseSettings warehouse = pipeline.warehouseSettings();
        try (Connection connection = DriverManager.getConnection(
                        warehouse.url(),
                        warehouse.ownLogin().user(),
                        warehouse.ownLogin().password().reveal());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
