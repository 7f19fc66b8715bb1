package io.bulkdata.core.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class CompressionTest {

    @Test
    void compressionIsToldFromTheFirstBytes() {
        assertThat(Compression.detect(bytes(0x1f, 0x8b, 8, 0))).isEqualTo(Compression.GZIP);
        assertThat(Compression.detect(bytes('B', 'Z', 'h', '9'))).isEqualTo(Compression.BZIP2);
        assertThat(Compression.detect(bytes(0x28, 0xb5, 0x2f, 0xfd))).isEqualTo(Compression.ZSTD);
    }

    @Test
    void textIsNotCompressed() {
        assertThat(Compression.detect("id,name".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(Compression.NONE);
        assertThat(Compression.detect("BZhello".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(Compression.NONE);
        assertThat(Compression.detect(new byte[0])).isEqualTo(Compression.NONE);
        assertThat(Compression.detect(bytes(0x1f))).isEqualTo(Compression.NONE);
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }
}
