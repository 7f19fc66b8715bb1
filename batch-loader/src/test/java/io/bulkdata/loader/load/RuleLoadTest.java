package io.bulkdata.loader.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.bulkdata.core.failure.FailureClass;
import io.bulkdata.core.message.Notice;
import io.bulkdata.loader.TestAws;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.junit.jupiter.api.Test;

class RuleLoadTest {

    private static final String SALES = "sales (id BIGINT, region VARCHAR(10), day DATE)";
    private static final String BY_DAY = """
            {"name": "sales", "prefix": "sales/dt=*/", "schema": "SCHEMA", "table": "sales", "mode": "replace-partition",
             "partition": {"column": "day", "from": "dt"}}""";

    private final RuleTown town = new RuleTown();

    @Test
    void appendAddsRowsAsTheyComeAndOfOneFileOnce() {
        town.table("events (id BIGINT, note VARCHAR(20))").rules("""
                {"name": "events", "prefix": "events/", "schema": "SCHEMA", "table": "events", "mode": "append",
                 "format": {"type": "csv", "delimiter": "|", "quote": "'", "header": false}, "columns": ["note", "id"],
                 "options": {"NULL": "-"}}""");

        town.land("events/a.txt", "'a|b'|1\n-|2\n");
        town.land("events/b.txt", "'a|b'|1\n");
        town.land("events/b.txt", "'a|b'|1\n");

        assertThat(town.rows("id, note", "events")).containsExactly("1|a|b", "1|a|b", "2|null");
        assertThat(town.successes("default"))
                .extracting(Notice::mode, Notice::rows)
                .containsExactlyInAnyOrder(tuple("append", 2L), tuple("append", 1L));
    }

    @Test
    void jsonIsFoundByNameOrByPath() throws IOException {
        town.table("events (id BIGINT, note VARCHAR(20))").rules("""
                {"name": "named", "prefix": "named", "schema": "SCHEMA", "table": "events", "mode": "append",
                 "format": {"type": "json", "mapping": "auto ignorecase"}},
                {"name": "paths", "prefix": "paths", "schema": "SCHEMA", "table": "events", "mode": "append",
                 "format": {"type": "json", "mapping": "s3://LANDING/jsonpaths"}}""".replace("LANDING", town.landing));
        town.put("jsonpaths", "{\"jsonpaths\": [\"$.a.id\", \"$.b\"]}");

        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write("{\"ID\": 1, \"Note\": \"\"}\n{\"ID\": 2}".getBytes(StandardCharsets.UTF_8));
        }
        town.announce(town.put("named/x", packed.toByteArray()));
        town.land("paths/x", "{\"a\": {\"id\": 3}, \"b\": \"three\"}");

        assertThat(town.rows("id, note", "events")).containsExactly("1|", "2|null", "3|three");
    }

    @Test
    void avroAndParquetAreRead() throws IOException {
        town.table("events (id BIGINT, note VARCHAR(20))").rules("""
                {"name": "avro", "prefix": "avro", "schema": "SCHEMA", "table": "events", "mode": "append", "format": "avro"},
                {"name": "parquet", "prefix": "parquet", "files": ".*[.]parquet", "schema": "SCHEMA", "table": "events",
                 "mode": "append", "format": "parquet"}""");

        town.announce(town.put("avro/x", avro()));
        town.announce(town.put("parquet/x.parquet", parquet()));
        town.pass(Duration.ofMinutes(1));
        town.load("default");

        assertThat(town.rows("id, note", "events")).containsExactly("1|avro", "2|parquet");
        assertThat(town.failures("default")).isEmpty();
    }

    @Test
    void addTellsRowsApartByAllColumnsOfTheKey() {
        town.table("members (club BIGINT, person BIGINT, since INTEGER)").rules("""
                {"name": "members", "prefix": "members", "schema": "SCHEMA", "table": "members", "mode": "add",
                 "key": ["club", "person"], "format": "json"}""");

        town.land(
                "members/1",
                "{\"club\": 1, \"person\": 1, \"since\": 2000} {\"club\": 1, \"person\": 2, \"since\": 2001}");
        town.land(
                "members/2",
                "{\"club\": 1, \"person\": 2, \"since\": 9} {\"club\": 2, \"person\": 1, \"since\": 2002}");
        town.land("members/3", "{\"club\": 1, \"since\": 9}");

        assertThat(town.rows("club, person, since", "members")).containsExactly("1|1|2000", "1|2|2001", "2|1|2002");
        assertThat(town.failures("default"))
                .singleElement()
                .satisfies(
                        notice -> assertThat(notice.error().message()).contains("1 of the rows have no club, person"));
    }

    @Test
    void aPartitionIsReplacedByTheFilesThatArriveTogetherAndNoOtherIsTouched() {
        town.table(SALES).rules(BY_DAY);
        town.land("sales/dt=2026-11-19/a.csv", "id,region\n1,eu\n");
        town.announce(
                town.put("sales/dt=2026-11-20/a.csv", "id,region\n2,eu\n"),
                town.put("sales/dt=2026-11-20/b.csv", "id,region,day\n3,us,2026-11-20\n"));
        town.pass(Duration.ofMinutes(1));
        town.load("default");
        assertThat(town.rows("id, day", "sales")).containsExactly("1|2026-11-19", "2|2026-11-20", "3|2026-11-20");

        town.land("sales/dt=2026-11-20/c.csv", "id,region\n4,eu\n");

        assertThat(town.rows("id, day", "sales")).containsExactly("1|2026-11-19", "4|2026-11-20");
    }

    @Test
    void rowsOfAnotherPartitionAreRefused() {
        town.table(SALES).rules(BY_DAY);
        town.land("sales/dt=2026-11-20/a.csv", "id,day\n1,2026-11-20\n");

        town.land("sales/dt=2026-11-20/b.csv", "id,day\n2,2026-11-20\n3,2026-11-21\n");

        assertThat(town.rows("id, day", "sales")).containsExactly("1|2026-11-20");
        assertThat(town.failures("default")).singleElement().satisfies(notice -> {
            assertThat(notice.error().failureClass()).isEqualTo(FailureClass.DATA);
            assertThat(notice.error().message())
                    .isEqualTo("Cannot replace the partition day = 2026-11-20 of " + town.schema
                            + ".sales: 1 of the rows are of another");
        });
    }

    @Test
    void aPartitionIsNotReplacedByTheRestOfItsFilesWhenOneIsBad() {
        town.table(SALES).rules(BY_DAY);
        town.land("sales/dt=2026-11-20/a.csv", "id\n1\n");

        town.announce(
                town.put("sales/dt=2026-11-20/b.csv", "id\n2\n"), town.put("sales/dt=2026-11-20/c.csv", "id\nbad\n"));
        town.pass(Duration.ofMinutes(1));
        town.load("default");

        assertThat(town.rows("id, day", "sales")).containsExactly("1|2026-11-20");
        assertThat(town.failures("default"))
                .singleElement()
                .satisfies(notice -> assertThat(notice.files()).hasSize(2));
    }

    @Test
    void anOlderPartitionThatComesLateReplacesNoNewerOne() {
        town.table(SALES).rules(BY_DAY);
        String older = town.put("sales/dt=2026-11-20/older.csv", "id\n1\n");
        String other = town.put("sales/dt=2026-11-21/other.csv", "id\n5\n");
        town.clock.advance(Duration.ofMinutes(1));
        town.land("sales/dt=2026-11-20/newer.csv", "id\n2\n");

        town.announce(older, other);
        town.pass(Duration.ofMinutes(1));
        town.load("default");

        assertThat(town.rows("id, day", "sales")).containsExactly("2|2026-11-20", "5|2026-11-21");
        assertThat(town.successes("default"))
                .extracting(Notice::status)
                .containsExactlyInAnyOrder(Notice.Status.LOADED, Notice.Status.SUPERSEDED, Notice.Status.LOADED);
    }

    @Test
    void statementsBeforeAndAfterAreOfTheTransaction() {
        town.table("events (id BIGINT)")
                .table("log (what VARCHAR(20), n BIGINT)")
                .rules("""
                {"name": "events", "prefix": "events", "schema": "SCHEMA", "table": "events", "mode": "append",
                 "before": ["INSERT INTO SCHEMA.log SELECT 'before', COUNT(*) FROM SCHEMA.events"],
                 "after": ["INSERT INTO SCHEMA.log SELECT 'after', COUNT(*) FROM SCHEMA.events -- ; commit",
                           "INSERT INTO SCHEMA.checked SELECT id FROM SCHEMA.events"]}""");
        town.land("events/1", "id\n1\n");
        assertThat(town.rows("what, n", "log")).as("a statement failed").isEmpty();
        assertThat(town.rows("id, id", "events")).isEmpty();
        assertThat(town.failures("default"))
                .singleElement()
                .satisfies(
                        notice -> assertThat(notice.error().message()).contains("The warehouse refused RuleStatement"));

        town.table("checked (id BIGINT PRIMARY KEY)");
        town.land("events/2", "id\n2\n");

        assertThat(town.rows("what, n", "log")).containsExactly("after|1", "before|0");
        assertThat(town.rows("id, id", "checked")).containsExactly("2|2");
    }

    @Test
    void aRuleThatIsGoneLeavesItsBatchToSomebody() {
        town.table("events (id BIGINT)").rules("""
                {"name": "events", "prefix": "events", "schema": "SCHEMA", "table": "events", "mode": "append"}""");
        town.announce(town.put("events/1", "id\n1\n"));
        town.pass(Duration.ofMinutes(1));

        town.rules("");
        town.load("default");

        assertThat(town.failures("default")).singleElement().satisfies(notice -> {
            assertThat(notice.status()).isEqualTo(Notice.Status.QUARANTINED);
            assertThat(notice.error().failureClass()).isEqualTo(FailureClass.CONFIGURATION);
            assertThat(notice.error().message()).endsWith("there is no load rule events any more");
        });
    }

    @Test
    void whatNoRuleIsAboutFailsAloneAndWhatAFilterLeavesOutIsNothing() {
        town.table("events (id BIGINT)").rules("""
                {"name": "events", "prefix": "events", "files": ".*[.]csv", "schema": "SCHEMA", "table": "events",
                 "mode": "append"}""");

        assertThat(town.announce(
                                town.put("events/_SUCCESS", ""),
                                town.put("others/1.csv", "id\n1\n"),
                                town.put("events/1.csv", "id\n1\n"))
                        .getBatchItemFailures())
                .extracting(failure -> failure.getItemIdentifier())
                .containsExactly("m1");
        town.pass(Duration.ofMinutes(1));
        town.load("default");

        assertThat(town.rows("id, id", "events")).containsExactly("1|1");
    }

    private static byte[] avro() throws IOException {
        Schema schema = SchemaBuilder.record("event")
                .fields()
                .requiredLong("id")
                .requiredString("note")
                .endRecord();
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (DataFileWriter<GenericRecord> writer = new DataFileWriter<>(new GenericDatumWriter<>(schema))) {
            writer.create(schema, file);
            writer.append(new GenericRecordBuilder(schema)
                    .set("id", 1L)
                    .set("note", "avro")
                    .build());
        }
        return file.toByteArray();
    }

    /** As the warehouse itself writes it. */
    private byte[] parquet() throws IOException {
        String bucket = TestAws.bucket("unloaded");
        TestWarehouse.execute(
                "UNLOAD ('SELECT CAST(2 AS BIGINT) AS id, CAST(''parquet'' AS VARCHAR(20)) AS note') TO 's3://" + bucket
                        + "/x' IAM_ROLE default FORMAT PARQUET PARALLEL OFF");
        List<String> keys = TestAws.local().s3().listObjectsV2(request -> request.bucket(bucket)).contents().stream()
                .map(object -> object.key())
                .toList();
        try (InputStream file =
                TestAws.local().s3().getObject(request -> request.bucket(bucket).key(keys.get(0)))) {
            return file.readAllBytes();
        }
    }
}
