package io.bulkdata.loader.operate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bulkdata.loader.BatchId;
import io.bulkdata.loader.BatchState;
import io.bulkdata.loader.load.Pipeline;
import io.bulkdata.redshift.sql.S3Uri;
import org.junit.jupiter.api.Test;

class RemovalTest {

    private final Operated operated = new Operated(new Pipeline());
    private final Pipeline pipeline = operated.pipeline;
    private final Removal removal = operated.installation.removal();

    @Test
    void aDeletedBatchIsGoneAndItsFilesStayKnown() {
        String notification = pipeline.put("full", "20261120010000", "id,title\n1,a\n");
        pipeline.announce(notification);
        pipeline.load();
        BatchId id = operated.batch(BatchState.LOADED);

        assertThat(removal.delete(id, false)).isZero();

        assertThatThrownBy(() -> operated.installation.batches().show(id)).hasMessage("There is no batch " + id);
        assertThat(pipeline.announce(notification).getBatchItemFailures()).isEmpty();
        assertThat(operated.batches(BatchState.CLOSED)).isEmpty();
        assertThat(pipeline.rows("id")).containsExactly("1");
    }

    @Test
    void aForgottenFileIsNewAgainAndTheLoadsStayRight() {
        String notification = pipeline.put("incremental", "20261120010100", "id,title\n1,a\n");
        pipeline.announce(notification);
        pipeline.load();

        assertThat(removal.delete(operated.batch(BatchState.LOADED), true)).isEqualTo(1);
        pipeline.announce(notification);
        pipeline.load();

        assertThat(pipeline.rows("id")).containsExactly("1");
        assertThat(operated.batches(BatchState.LOADED)).hasSize(1);
    }

    @Test
    void whatIsOnItsWayIsNeitherDeletedNorForgotten() {
        pipeline.announce(pipeline.put("full", "20261120010000", "id,title\n1,a\n"));
        BatchId id = operated.batch(BatchState.CLOSED);
        String file = operated.installation.batches().show(id).members().get(0).file();

        assertThatThrownBy(() -> removal.delete(id, true))
                .isInstanceOf(RefusedException.class)
                .hasMessageStartingWith("Batch " + id + " is CLOSED and cannot be deleted");
        assertThatThrownBy(() -> operated.installation.files().forget(S3Uri.parse(file), null))
                .isInstanceOf(RefusedException.class)
                .hasMessage("Cannot forget " + file + ": batch " + id + ", which has it, is CLOSED");
    }

    @Test
    void aFileIsShownWithItsBatchAndForgotten() {
        pipeline.land("full", "20261120010000", "id,title\n1,a\n");
        BatchId id = operated.batch(BatchState.LOADED);
        S3Uri file = S3Uri.parse(
                operated.installation.batches().show(id).members().get(0).file());
        FileDesk files = operated.installation.files();

        assertThat(files.show(file, null)).satisfies(detail -> {
            assertThat(detail.bytes()).isEqualTo(13);
            assertThat(detail.batches()).singleElement().satisfies(in -> {
                assertThat(in.target()).isEqualTo(pipeline.schema + ".petitions");
                assertThat(in.batch().id()).isEqualTo(id.value());
                assertThat(in.ledger().rows()).isEqualTo(1);
            });
        });
        assertThat(files.forget(file, null)).containsExactly(pipeline.schema + ".petitions");
        assertThat(files.show(file, null).batches()).isEmpty();
        assertThatThrownBy(() -> files.forget(file, null)).hasMessageStartingWith("Nothing is known of " + file);
        assertThatThrownBy(() -> files.show(new S3Uri(file.bucket(), "exports/none"), null))
                .hasMessage("There is no object s3://" + file.bucket() + "/exports/none: name its ETag with --etag");
    }
}
