package io.bulkdata.redshift.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bulkdata.core.export.Compression;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SqlRendererTest {

    private static final QualifiedTable TABLE = QualifiedTable.of("public", "petitions");
    private static final QualifiedTable LEDGER = QualifiedTable.of("bulkdata", "load_ledger");
    private static final TemporaryTable STAGE = new TemporaryTable(new Identifier("stage"));
    private static final Identifier ID = new Identifier("id");
    private static final Identifier TITLE = new Identifier("title");
    private static final S3Uri MANIFEST = new S3Uri("lists", "manifests/petitions/b1.manifest");

    @Test
    void copyNamesItsColumnsAndCutsReplacesOrSkipsNothing() {
        assertThat(render(new Copy(
                        TABLE,
                        List.of(ID, TITLE),
                        MANIFEST,
                        CopyInput.EXPORTS,
                        Compression.BZIP2,
                        CopyRole.DEFAULT,
                        null)))
                .isEqualTo("COPY \"public\".\"petitions\" (\"id\", \"title\")"
                        + " FROM 's3://lists/manifests/petitions/b1.manifest' IAM_ROLE default"
                        + " MANIFEST FORMAT CSV IGNOREHEADER 1 BZIP2 TIMEFORMAT 'auto' DATEFORMAT 'auto' EMPTYASNULL"
                        + " COMPUPDATE OFF STATUPDATE OFF")
                .doesNotContain("TRUNCATECOLUMNS", "ACCEPTINVCHARS", "MAXERROR");
    }

    @Test
    void copyWritesRoleChainWithoutBlanksAndRegion() {
        CopyRole chain = CopyRole.parse("arn:aws:iam::123456789012:role/one, arn:aws:iam::210987654321:role/two");

        assertThat(render(new Copy(
                        STAGE, List.of(ID), MANIFEST, CopyInput.EXPORTS, Compression.NONE, chain, "eu-central-1")))
                .isEqualTo("COPY \"stage\" (\"id\") FROM 's3://lists/manifests/petitions/b1.manifest'"
                        + " IAM_ROLE 'arn:aws:iam::123456789012:role/one,arn:aws:iam::210987654321:role/two'"
                        + " MANIFEST FORMAT CSV IGNOREHEADER 1 TIMEFORMAT 'auto' DATEFORMAT 'auto' EMPTYASNULL"
                        + " COMPUPDATE OFF STATUPDATE OFF REGION 'eu-central-1'");
    }

    @Test
    void aProbeIsReadByTheRoleAndNotLoaded() {
        assertThat(render(new Command.CreateProbe(STAGE)))
                .isEqualTo("CREATE TEMPORARY TABLE \"stage\" (probe VARCHAR(100))");
        assertThat(render(new Command.ProbeCopy(STAGE, MANIFEST, CopyRole.DEFAULT, "eu-central-1")))
                .isEqualTo("COPY \"stage\" FROM 's3://lists/manifests/petitions/b1.manifest' IAM_ROLE default"
                        + " MANIFEST CSV NOLOAD REGION 'eu-central-1'");
    }

    @Test
    void insertAbsentTakesOneRowOfEachKeyThatIsNotThere() {
        assertThat(render(new Command.InsertAbsent(TABLE, STAGE, List.of(ID, TITLE), List.of(ID))))
                .isEqualTo("INSERT INTO \"public\".\"petitions\" (\"id\", \"title\") SELECT s.\"id\", s.\"title\""
                        + " FROM (SELECT r.\"id\", r.\"title\", ROW_NUMBER() OVER (PARTITION BY r.\"id\" ORDER BY r.\"id\")"
                        + " AS \"bulkdata_number\" FROM \"stage\" AS r WHERE NOT EXISTS"
                        + " (SELECT 1 FROM \"public\".\"petitions\" AS t WHERE t.\"id\" = r.\"id\"))"
                        + " AS s WHERE s.\"bulkdata_number\" = 1");
    }

    @Test
    void aKeyOfSeveralColumnsIsThereWhenAllOfThemAre() {
        assertThat(render(new Command.InsertAbsent(TABLE, STAGE, List.of(ID, TITLE), List.of(ID, TITLE))))
                .contains("PARTITION BY r.\"id\", r.\"title\" ORDER BY r.\"id\", r.\"title\")")
                .contains("WHERE t.\"id\" = r.\"id\" AND t.\"title\" = r.\"title\"))");
        assertThat(render(new Query.CountNullKeys(STAGE, List.of(ID, TITLE))))
                .endsWith("WHERE \"id\" IS NULL OR \"title\" IS NULL");
    }

    @Test
    void aPartitionIsDeletedNamedAndChecked() {
        Literal value = new Literal("it's");

        assertThat(render(new Command.DeletePartition(TABLE, TITLE, value)))
                .isEqualTo("DELETE FROM \"public\".\"petitions\" WHERE \"title\" = 'it''s'");
        assertThat(render(new Command.NamePartition(STAGE, TITLE, value)))
                .isEqualTo("UPDATE \"stage\" SET \"title\" = 'it''s' WHERE \"title\" IS NULL");
        assertThat(render(new Query.CountOtherPartitions(STAGE, TITLE, value)))
                .isEqualTo("SELECT COUNT(*) FROM \"stage\" WHERE \"title\" <> 'it''s'");
        assertThat(render(new Command.InsertAll(TABLE, STAGE)))
                .isEqualTo("INSERT INTO \"public\".\"petitions\" SELECT * FROM \"stage\"");
    }

    @Test
    void createTableWritesEveryType() {
        Command table = new Command.CreateTable(
                TABLE,
                List.of(
                        Column.required("id", ColumnType.Plain.BIGINT),
                        Column.nullable("title", ColumnType.Varchar.MAX),
                        Column.nullable("slug", new ColumnType.Varchar(255)),
                        Column.nullable("token", new ColumnType.Char(36)),
                        Column.nullable("amount", new ColumnType.Numeric(10, 2)),
                        Column.nullable("made", ColumnType.Plain.TIMESTAMP),
                        Column.nullable("place", ColumnType.Plain.GEOGRAPHY)));

        assertThat(render(table))
                .isEqualTo(
                        "CREATE TABLE IF NOT EXISTS \"public\".\"petitions\" (\"id\" BIGINT NOT NULL, \"title\" VARCHAR(MAX),"
                                + " \"slug\" VARCHAR(255), \"token\" CHAR(36), \"amount\" NUMERIC(10,2), \"made\" TIMESTAMP,"
                                + " \"place\" GEOGRAPHY)");
    }

    @Test
    void typesThatRedshiftHasNotAreRefused() {
        assertThatThrownBy(() -> new ColumnType.Varchar(65_536)).hasMessageContaining("65536");
        assertThatThrownBy(() -> new ColumnType.Char(0)).hasMessageContaining("CHAR");
        assertThatThrownBy(() -> new ColumnType.Numeric(39, 0)).hasMessageContaining("39");
        assertThatThrownBy(() -> new ColumnType.Numeric(5, 6)).hasMessageContaining("scale");
    }

    @Test
    void rolesThatAreNoneAreRefused() {
        assertThatThrownBy(() -> CopyRole.parse("arn:aws:iam::123456789012:role/x' CREDENTIALS 'y"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theOtherStatements() {
        assertThat(render(new Command.Lock(LEDGER))).isEqualTo("LOCK TABLE \"bulkdata\".\"load_ledger\"");
        assertThat(render(new Command.DeleteAll(TABLE))).isEqualTo("DELETE FROM \"public\".\"petitions\"");
        assertThat(render(new Command.LimitTime(Duration.ofSeconds(90))))
                .isEqualTo("SET LOCAL statement_timeout TO 90000");
        assertThat(render(new Command.CreateStageLike(STAGE, TABLE)))
                .isEqualTo("CREATE TEMPORARY TABLE \"stage\" (LIKE \"public\".\"petitions\")");
        assertThat(render(new Query.CountNullKeys(STAGE, List.of(ID))))
                .isEqualTo("SELECT COUNT(*) FROM \"stage\" WHERE \"id\" IS NULL");
        assertThat(render(new Query.LoadsAfter(LEDGER, TABLE, "add", Instant.parse("2026-11-20T01:00:00Z"))))
                .endsWith("\"table_name\" = 'public.petitions' AND \"mode\" = 'add'"
                        + " AND \"export_time\" > '2026-11-20 01:00:00.000000' ORDER BY \"export_time\", \"load_id\"");
    }

    private static String render(Statement statement) {
        return SqlRenderer.render(statement);
    }
}
