package io.bulkdata.redshiftlocal.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadAheadTest {

    private static final int PIECE = 256 * 1024;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, PIECE - 1, PIECE, PIECE + 1, 20 * PIECE, 20 * PIECE + 7})
    void givesWhatTheFileHas(int length) throws IOException {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        try (ReadAhead ahead = new ReadAhead(new ByteArrayInputStream(bytes))) {
            assertThat(ahead.readAllBytes()).isEqualTo(bytes);
            assertThat(ahead.read()).isEqualTo(-1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 3 * PIECE})
    void failureComesInItsPlace(int length) throws IOException {
        InputStream broken = new SequenceInputStream(new ByteArrayInputStream(new byte[length]), new Broken());
        try (ReadAhead ahead = new ReadAhead(broken)) {
            assertThatThrownBy(ahead::readAllBytes)
                    .isInstanceOf(IOException.class)
                    .hasMessage("broken off");
        }
    }

    @Test
    void closingEndsTheThreadAndTheFile() throws IOException {
        AtomicBoolean closed = new AtomicBoolean();
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return 'x';
            }

            @Override
            public void close() {
                closed.set(true);
            }
        };
        ReadAhead ahead = new ReadAhead(endless);
        assertThat(ahead.read()).isEqualTo('x');
        ahead.close();
        await().untilTrue(closed);
    }

    private static final class Broken extends InputStream {
        @Override
        public int read() throws IOException {
            throw new IOException("broken off");
        }

        @Override
        public int read(byte[] bytes, int from, int most) throws IOException {
            return read();
        }
    }
}
