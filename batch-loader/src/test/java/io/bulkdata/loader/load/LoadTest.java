package io.bulkdata.loader.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.bulkdata.core.failure.FailureClass;
import io.bulkdata.core.message.Notice;
import io.bulkdata.loader.S3Events;
import io.bulkdata.loader.TestAws;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.junit.jupiter.api.Test;

class LoadTest {

    private final Pipeline pipeline = new Pipeline();

    @Test
    void aFullReplacesAndAnIncrementalAdds() {
        pipeline.land("full", "20261119010000", "id,title\n1,old\n2,old\n");
        pipeline.land("full", "20261120010000", "id,title\n2,new\n3,new\n");
        pipeline.land("incremental", "20261120010100", "id,title\n4,added\n");

        assertThat(pipeline.rows("id, title")).containsExactly("2|new", "3|new", "4|added");
        assertThat(pipeline.ledger("mode, export_time, files, rows"))
                .containsExactly(
                        "replace|2026-11-19 01:00:00|1|2",
                        "replace|2026-11-20 01:00:00|1|2",
                        "add|2026-11-20 01:01:00|1|1");
        assertThat(pipeline.successes()).hasSize(3).allSatisfy(notice -> {
            assertThat(notice.status()).isEqualTo(Notice.Status.LOADED);
            assertThat(pipeline.object(notice.manifest()))
                    .contains(notice.files().get(0), "\"mandatory\":true");
        });
        assertThat(pipeline.failures()).isEmpty();
    }

    @Test
    void columnsFollowTheHeaderAndMissingOnesAreNull() {
        pipeline.land("full", "20261120010000", "made,id\n2026-11-20 00:59:59.123456,7\n,8\n");

        assertThat(pipeline.rows("id, title, signers, made"))
                .containsExactly("7|null|null|2026-11-20 00:59:59.123456", "8|null|null|null");
    }

    @Test
    void quotesNewlinesAndMultibyteTextArriveAsTheyAre() {
        pipeline.land("full", "20261120010000", "id,title\r\n1,\"a \"\"b\"\", c\nd\"\r\n2,Žluťoučký ☃\r\n3,\r\n");

        assertThat(pipeline.rows("id, title")).containsExactly("1|a \"b\", c\nd", "2|Žluťoučký ☃", "3|null");
    }

    @Test
    void aKeyThatIsThereAlreadyChangesNothing() {
        pipeline.land("full", "20261120010000", "id,title\n1,full\n");
        pipeline.land("incremental", "20261120010100", "id,title\n1,incremental\n2,new\n2,new\n");

        assertThat(pipeline.rows("id, title")).containsExactly("1|full", "2|new");
        assertThat(pipeline.ledger("rows")).containsExactly("1", "1");
    }

    @Test
    void compressedFilesAreKnownByTheirBytesNotTheirNames() throws IOException {
        pipeline.announce(pipeline.put("full", "20261120010000", packed("id\n1\n", true), ""));
        pipeline.load();
        pipeline.announce(pipeline.put("incremental", "20261120010100", packed("id\n2\n", false), ".bz2"));
        pipeline.load();

        assertThat(pipeline.rows("id")).containsExactly("1", "2");
    }

    @Test
    void filesOfDifferentFormsAreLoadedInOneTransaction() throws IOException {
        Pipeline three = new Pipeline(3);
        three.announce(
                three.put("incremental", "20261120010100", "id,title\n1,a\n"),
                three.put("incremental", "20261120010200", packed("id,title\n2,b\n", true), ".bz2"),
                three.put("incremental", "20261120010300", "id,signers\n3,30\n"));
        three.load();

        assertThat(three.rows("id, title, signers")).containsExactly("1|a|null", "2|b|null", "3|null|30");
        assertThat(three.ledger("files, rows")).containsExactly("3|3");
        assertThat(three.successes()).singleElement().satisfies(notice -> {
            assertThat(notice.rows()).isEqualTo(3);
            assertThat(three.object(notice.manifest())).contains(notice.files());
        });
    }

    @Test
    void twentyDeliveriesAtOnceLoadOnce() throws Exception {
        pipeline.land("full", "20261120010000", "id,title\n1,full\n");
        pipeline.successes();
        String notification = pipeline.put("incremental", "20261120010100", "id,title\n2,added\n3,added\n");

        atOnce(20, () -> pipeline.announce(notification).getBatchItemFailures());
        pipeline.load();

        assertThat(pipeline.rows("id")).containsExactly("1", "2", "3");
        assertThat(pipeline.ledger("mode")).containsExactly("replace", "add");
        assertThat(pipeline.successes()).hasSize(1);
    }

    @Test
    void oneRequestHandledManyTimesAtOnceLoadsOnceAndTellsOnce() throws Exception {
        pipeline.announce(pipeline.put("full", "20261120010000", "id,title\n1,a\n2,b\n"));
        SQSEvent requests = S3Events.event(pipeline.requests());

        atOnce(4, () -> new LoadHandler(pipeline.loadSettings).handleRequest(requests, null));

        assertThat(pipeline.rows("id")).containsExactly("1", "2");
        assertThat(pipeline.ledger("mode")).containsExactly("replace");
        assertThat(pipeline.successes()).hasSize(1);
    }

    @Test
    void aBadRowLeavesTheTableAsItWasAndIsNamedAndHoldsNothingUp() {
        pipeline.land("full", "20261120010000", "id,title,signers\n1,a,10\n");
        pipeline.successes();

        pipeline.land("full", "20261121010000", "id,title,signers\n1,a,10\n2,b,secret-word\n");

        assertThat(pipeline.rows("id, signers")).containsExactly("1|10");
        assertThat(pipeline.failures()).singleElement().satisfies(notice -> {
            assertThat(notice.status()).isEqualTo(Notice.Status.QUARANTINED);
            assertThat(notice.error().failureClass()).isEqualTo(FailureClass.DATA);
            assertThat(notice.error().rows()).singleElement().satisfies(row -> {
                assertThat(row.file()).isEqualTo(notice.files().get(0));
                assertThat(row.line()).isEqualTo(3);
                assertThat(row.column()).isEqualTo("signers");
                assertThat(row.reason()).isNotBlank();
            });
            assertThat(pipeline.object(notice.failedManifest()))
                    .contains(notice.files().get(0));
            assertThat(notice.next()).isNotBlank();
            assertThat(notice.toString()).doesNotContain("secret-word");
        });
        assertThat(pipeline.successes()).isEmpty();

        pipeline.land("full", "20261122010000", "id,title,signers\n1,a,11\n2,b,20\n");

        assertThat(pipeline.rows("id, signers")).containsExactly("1|11", "2|20");
        assertThat(pipeline.failures()).isEmpty();
    }

    @Test
    void textThatDoesNotFitIsRefusedAndNotCut() {
        pipeline.land("full", "20261120010000", "id,title\n1,exactly twenty-three b\n");

        assertThat(pipeline.rows("id")).isEmpty();
        assertThat(pipeline.failures())
                .singleElement()
                .satisfies(notice ->
                        assertThat(notice.error().rows().get(0).column()).isEqualTo("title"));
    }

    @Test
    void rowsWithoutAKeyAreRefused() {
        TestWarehouse.execute("ALTER TABLE " + pipeline.schema + ".petitions DROP COLUMN id");
        TestWarehouse.execute("ALTER TABLE " + pipeline.schema + ".petitions ADD COLUMN id BIGINT");

        pipeline.land("incremental", "20261120010100", "id,title\n1,a\n,b\n");

        assertThat(pipeline.rows("id")).isEmpty();
        assertThat(pipeline.failures())
                .singleElement()
                .satisfies(notice -> assertThat(notice.error().message()).contains("1 of the rows have no id"));
    }

    @Test
    void whatCannotBeLoadedIsSaidWithTableColumnAndFile() {
        pipeline.land("full", "20261120010000", "id,mood\n1,good\n");
        pipeline.land("full", "20261121010000", "");
        TestWarehouse.execute("DROP TABLE " + pipeline.schema + ".petitions");
        pipeline.land("full", "20261122010000", "id\n1\n");

        String start = "Cannot load s3://" + pipeline.landing + "/exports/acme/full/petitions/";
        String target = " into " + pipeline.schema + ".petitions: ";
        assertThat(pipeline.failures())
                .extracting(
                        notice -> notice.error().failureClass(),
                        notice -> notice.error().message())
                .containsExactlyInAnyOrder(
                        tuple(
                                FailureClass.SCHEMA,
                                start + "20261120/petitions_20261120010000.csv" + target
                                        + "column \"mood\" is not in the table"),
                        tuple(FailureClass.DATA, start + "20261121/petitions_20261121010000.csv: the file is empty"),
                        tuple(
                                FailureClass.SCHEMA,
                                start + "20261122/petitions_20261122010000.csv" + target + "there is no such table"));
    }

    @Test
    void anOlderFullIsSuperseded() {
        pipeline.land("full", "20261120010000", "id,title\n1,new\n");
        pipeline.land("full", "20261119010000", "id,title\n1,old\n2,deleted since\n");

        assertThat(pipeline.rows("id, title")).containsExactly("1|new");
        assertThat(pipeline.successes())
                .extracting(Notice::status)
                .containsExactlyInAnyOrder(Notice.Status.LOADED, Notice.Status.SUPERSEDED);
        assertThat(pipeline.ledger("mode")).hasSize(1);
    }

    @Test
    void anIncrementalOlderThanTheGraceIsSupersededAndALateOneIsAdded() {
        pipeline.land("full", "20261120010000", "id,title\n1,full\n");
        pipeline.land("incremental", "20261120004459", "id,title\n2,deleted since\n");
        pipeline.land("incremental", "20261120004500", "id,title\n1,late\n3,late\n");

        assertThat(pipeline.rows("id, title")).containsExactly("1|full", "3|late");
        assertThat(pipeline.successes())
                .extracting(Notice::status)
                .containsExactlyInAnyOrder(Notice.Status.LOADED, Notice.Status.SUPERSEDED, Notice.Status.LOADED);
    }

    @Test
    void aFullThatArrivesAfterNewerIncrementalsKeepsTheirRows() throws IOException {
        pipeline.land("full", "20261119010000", "id,title\n1,yesterday\n9,deleted since\n");
        pipeline.land("incremental", "20261120005900", "id,title\n2,before the full\n");
        pipeline.announce(
                pipeline.put("incremental", "20261120010500", packed("title,id\nafter the full,3\n", true), ".bz2"));
        pipeline.load();
        pipeline.land("incremental", "20261120010600", "id,title\n4,after the full\n2,again\n");

        pipeline.land("full", "20261120010000", "id,title\n1,today\n2,today\n");

        assertThat(pipeline.rows("id, title"))
                .containsExactly("1|today", "2|today", "3|after the full", "4|after the full");
        assertThat(pipeline.failures()).isEmpty();
    }

    @Test
    void aFullThatCannotKeepNewerRowsFailsClearly() {
        pipeline.land("incremental", "20261120010500", "id,title\n3,after the full\n");
        String key = "exports/acme/incremental/petitions/20261120/petitions_20261120010500.csv";
        TestAws.local()
                .s3()
                .deleteObject(request -> request.bucket(pipeline.landing).key(key));

        pipeline.land("full", "20261120010000", "id,title\n1,today\n");

        assertThat(pipeline.rows("id, title")).containsExactly("3|after the full");
        assertThat(pipeline.failures()).singleElement().satisfies(notice -> {
            assertThat(notice.error().failureClass()).isEqualTo(FailureClass.GONE);
            assertThat(notice.error().message()).contains(key);
        });
    }

    @Test
    void theStateOfATableIsThereToBeRead() {
        pipeline.land("full", "20261120010000", "id,title\n1,a\n2,b\n");
        pipeline.land("incremental", "20261120010100", "id,title\n3,c\n");

        assertThat(TestWarehouse.rows("SELECT last_full, last_load, rows, lag_seconds > 0 FROM bulkdata.table_state"
                        + " WHERE table_name = '" + pipeline.schema + ".petitions'"))
                .containsExactly("2026-11-20 01:00:00|2026-11-20 01:01:00|3|t");
    }

    private static byte[] packed(String csv, boolean bzip2) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = bzip2 ? new BZip2CompressorOutputStream(bytes) : new GZIPOutputStream(bytes)) {
            out.write(csv.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static <T> void atOnce(int times, Callable<T> task) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(Math.min(times, 8));
        try {
            List<Future<T>> all = IntStream.range(0, times)
                    .mapToObj(i -> threads.submit(task))
                    .toList();
            for (Future<T> one : all) {
                one.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
