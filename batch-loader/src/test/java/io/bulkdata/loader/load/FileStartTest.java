package io.bulkdata.loader.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.ZstdOutputStream;
import io.bulkdata.core.export.Compression;
import io.bulkdata.loader.rule.Loading;
import io.bulkdata.redshift.sql.Identifier;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.junit.jupiter.api.Test;

class FileStartTest {

    private static final Loading EXPORTS = Loading.ofControlShift(new Identifier("id"));

    private static final String CSV = "id,title,\"of \"\"note\"\"\"\n1,\"a\nb\",c\n";

    @Test
    void readsTheHeaderHoweverTheFileIsCompressed() throws IOException {
        assertRead(packed(CSV, out -> out), Compression.NONE);
        assertRead(packed(CSV, GZIPOutputStream::new), Compression.GZIP);
        assertRead(packed(CSV, BZip2CompressorOutputStream::new), Compression.BZIP2);
        assertRead(packed(CSV, ZstdOutputStream::new), Compression.ZSTD);
    }

    @Test
    void theFirstMebibyteIsEnoughForTheLargestBzip2BlockEvenIfItDoesNotCompress() throws IOException {
        StringBuilder csv = new StringBuilder(CSV);
        new Random(1).ints(1_000_000, ' ', 0x2000).forEach(csv::appendCodePoint);
        byte[] file = packed(csv.toString(), BZip2CompressorOutputStream::new);
        assertThat(file.length).isGreaterThan(1 << 20);

        assertRead(Arrays.copyOf(file, 1 << 20), Compression.BZIP2);
    }

    @Test
    void aFileWithoutAHeaderIsRefused() {
        assertThatThrownBy(() -> read("")).hasMessage("the file is empty");
        assertThatThrownBy(() -> read("\n1,2\n")).hasMessageContaining("no header");
        assertThatThrownBy(() -> read("id,,title\n")).hasMessageContaining("no header");
        assertThatThrownBy(() -> read("id,title,ID\n")).hasMessageContaining("column \"id\" twice");
    }

    @Test
    void aByteOrderMarkIsNoPartOfAName() throws IOException {
        assertThat(read("\uFEFFid,title\n").header()).containsExactly(new Identifier("id"), new Identifier("title"));
    }

    private static void assertRead(byte[] file, Compression compression) throws IOException {
        FileStart start = FileStart.read(new ByteArrayInputStream(file), EXPORTS, true);

        assertThat(start.compression()).isEqualTo(compression);
        assertThat(start.header())
                .containsExactly(new Identifier("id"), new Identifier("title"), new Identifier("of \"note\""));
    }

    private static FileStart read(String csv) throws IOException {
        return FileStart.read(new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)), EXPORTS, true);
    }

    private static byte[] packed(String csv, Packing packing) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = packing.on(bytes)) {
            out.write(csv.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private interface Packing {
        OutputStream on(OutputStream out) throws IOException;
    }
}
