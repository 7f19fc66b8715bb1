package io.bulkdata.redshiftlocal.copy;

import static io.bulkdata.redshiftlocal.copy.CopyCase.ofVarchars;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.ZstdOutputStream;
import io.bulkdata.redshiftlocal.copy.CopyOptions.CopyCompression;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** The guide's "File compression parameters". */
class DecompressionTest {

    private static byte[] compressed(CopyCompression compression, String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = compressor(compression, bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static OutputStream compressor(CopyCompression compression, OutputStream out) throws IOException {
        return switch (compression) {
            case NONE -> out;
            case GZIP -> new GZIPOutputStream(out);
            case BZIP2 -> new BZip2CompressorOutputStream(out);
            case ZSTD -> new ZstdOutputStream(out);
        };
    }

    private static byte[] both(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    private static CopyCase copy(CopyCompression compression, byte[] file) {
        return ofVarchars(1).with(o -> o.compression = compression).file(file);
    }

    @ParameterizedTest
    @EnumSource(CopyCompression.class)
    void filesAreReadToTheEndOfTheirLastPart(CopyCompression compression) throws Exception {
        byte[] file = both(compressed(compression, "one\ntw"), compressed(compression, "o\nthree\n"));
        assertThat(copy(compression, file).rows()).containsExactly(List.of("one"), List.of("two"), List.of("three"));
        assertThat(copy(compression, file).outcome().bytes()).isEqualTo(14);
    }

    @ParameterizedTest
    @EnumSource(value = CopyCompression.class, mode = Mode.EXCLUDE, names = "NONE")
    void aFileThatEndsTooEarlyIsNamed(CopyCompression compression) throws Exception {
        byte[] file = compressed(compression, "some text that is compressed\n".repeat(100));
        for (int length : new int[] {0, 2, file.length / 2, file.length - 1}) {
            assertThat(copy(compression, Arrays.copyOf(file, length)).failure())
                    .as("%d of %d bytes", length, file.length)
                    .hasMessageStartingWith("Cannot read s3://bucket/data/file.csv as " + compression + ": ")
                    .hasMessageNotContaining("null");
        }
    }

    @ParameterizedTest
    @EnumSource(value = CopyCompression.class, mode = Mode.EXCLUDE, names = "NONE")
    void aFileThatIsNotCompressedIsNamed(CopyCompression compression) {
        assertThat(copy(compression, "id,name\n1,a\n".getBytes(StandardCharsets.UTF_8))
                        .failure())
                .hasMessageStartingWith("Cannot read s3://bucket/data/file.csv as " + compression + ": ");
    }

    @ParameterizedTest
    @EnumSource(value = CopyCompression.class, mode = Mode.EXCLUDE, names = "NONE")
    void aDamagedFileIsNamedOrReadButNeverAnotherFault(CopyCompression compression) throws Exception {
        byte[] file = compressed(compression, "some text that is compressed\n".repeat(50));
        for (int i = 0; i < file.length; i++) {
            byte[] damaged = file.clone();
            damaged[i] ^= 0x55;
            CopyFailure failure =
                    copy(compression, damaged).with(o -> o.maxError = 100_000).failure();
            if (failure != null) {
                assertThat(failure).hasMessageContaining("s3://bucket/data/file.csv");
            }
        }
    }
}
