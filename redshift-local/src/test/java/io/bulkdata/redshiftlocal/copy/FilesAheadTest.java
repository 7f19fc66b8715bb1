package io.bulkdata.redshiftlocal.copy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FilesAheadTest {

    private static final CopyOptions OPTIONS = new CopyCase.OptionsBuilder().build();
    private static final List<SourceFile> FILES = IntStream.range(0, 20)
            .mapToObj(i -> new SourceFile(S3Location.parse("s3://bucket/" + i), true))
            .toList();

    private final Counting objects = new Counting();

    @Test
    void filesComeInTheirOrder() throws Exception {
        try (FilesAhead ahead = new FilesAhead(objects, OPTIONS, FILES)) {
            for (SourceFile file : FILES) {
                try (FileContents contents = ahead.next()) {
                    assertThat(new String(contents.stream().readAllBytes(), UTF_8))
                            .isEqualTo(file.location().key());
                }
            }
        }

        assertThat(objects.open).hasValue(0);
        assertThat(objects.opened).hasValue(FILES.size());
    }

    @Test
    void whatNobodyReadsIsClosed() throws Exception {
        try (FilesAhead ahead = new FilesAhead(objects, OPTIONS, FILES)) {
            ahead.next().close();
        }

        assertThat(objects.open).hasValue(0);
        assertThat(objects.opened.get()).isLessThan(FILES.size());
    }

    @Test
    void aFileThatCannotBeOpenedIsToldOfWhenItsTurnHasCome() throws Exception {
        List<SourceFile> files =
                List.of(FILES.get(0), new SourceFile(S3Location.parse("s3://bucket/missing"), true), FILES.get(1));
        try (FilesAhead ahead = new FilesAhead(objects, OPTIONS, files)) {
            ahead.next().close();
            assertThatThrownBy(ahead::next)
                    .isInstanceOf(CopyFailure.class)
                    .hasMessageContaining("The specified key does not exist");
        }

        assertThat(objects.open).hasValue(0);
    }

    /** Objects that hold their own keys, counted. */
    private static final class Counting implements ObjectStore {

        private final AtomicInteger opened = new AtomicInteger();
        private final AtomicInteger open = new AtomicInteger();

        @Override
        public InputStream open(S3Location location) throws IOException {
            if (location.key().equals("missing")) {
                throw new FileNotFoundException("missing");
            }
            opened.incrementAndGet();
            open.incrementAndGet();
            return new ByteArrayInputStream(location.key().getBytes(UTF_8)) {
                @Override
                public void close() {
                    open.decrementAndGet();
                }
            };
        }

        @Override
        public List<S3Location> list(S3Location prefix) {
            return List.of();
        }
    }
}
