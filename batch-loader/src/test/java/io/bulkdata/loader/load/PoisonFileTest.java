package io.bulkdata.loader.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulkdata.core.failure.FailureClass;
import io.bulkdata.core.message.Notice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One file of several that cannot be loaded. */
class PoisonFileTest {

    private final Pipeline pipeline = new Pipeline(3);

    @ParameterizedTest
    @ValueSource(strings = {"id,title\n2,b\nx,c\n", "id,title\n2,b\n,c\n", "", "id,id\n2,2\n", "title\nb\n"})
    void theOthersAreLoadedAndItIsABatchOfItsOwn(String poison) {
        land("id,title\n1,a\n", poison, "id,title\n3,c\n");

        assertThat(pipeline.rows("id")).containsExactly("1", "3");
        assertThat(pipeline.ledger("files, rows")).containsExactly("2|2");
        Notice loaded = pipeline.successes().get(0);
        assertThat(loaded.files()).hasSize(2).noneMatch(file -> file.endsWith("010200.csv"));
        assertThat(pipeline.failures()).singleElement().satisfies(notice -> {
            assertThat(notice.status()).isEqualTo(Notice.Status.QUARANTINED);
            assertThat(notice.error().failureClass()).isEqualTo(FailureClass.DATA);
            assertThat(notice.files())
                    .singleElement()
                    .satisfies(file -> assertThat(file).endsWith("petitions_20261120010200.csv"));
            assertThat(notice.batchId()).isNotEqualTo(loaded.batchId());
            assertThat(pipeline.object(notice.failedManifest())).contains(notice.files());
        });
    }

    @Test
    void severalAreSetAsideOneAfterTheOther() {
        land("id\nx\n", "id\n2\n", "id\ny\n");

        assertThat(pipeline.rows("id")).containsExactly("2");
        assertThat(pipeline.failures()).hasSize(2);
        assertThat(pipeline.successes()).hasSize(1);
    }

    @Test
    void whenAllAreBadTheLastOneIsTheBatch() {
        land("id\nx\n", "id\ny\n", "id\nz\n");

        assertThat(pipeline.rows("id")).isEmpty();
        assertThat(pipeline.failures()).hasSize(3);
        assertThat(pipeline.successes()).isEmpty();
    }

    private void land(String first, String second, String third) {
        pipeline.announce(
                pipeline.put("incremental", "20261120010100", first),
                pipeline.put("incremental", "20261120010200", second),
                pipeline.put("incremental", "20261120010300", third));
        pipeline.load();
    }
}
