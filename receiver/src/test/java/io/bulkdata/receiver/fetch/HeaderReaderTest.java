package io.bulkdata.receiver.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulkdata.core.export.Compression;
import io.bulkdata.core.export.LandedMetadata;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import net.jqwik.api.constraints.UniqueElements;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The fingerprint of a header is right, or it is not there. */
class HeaderReaderTest {

    private static final Optional<String> ID_AND_TITLE =
            Optional.of(LandedMetadata.headerSha256(List.of("id", "title")));

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] packed(byte[] bytes, Compression compression) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = switch (compression) {
            case GZIP -> new GZIPOutputStream(packed);
            case BZIP2 -> new BZip2CompressorOutputStream(packed);
            case NONE, ZSTD -> packed;
        }) {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    private static Optional<String> fingerprint(byte[] start, boolean whole) {
        return HeaderReader.fingerprint(new ByteArrayInputStream(start), Compression.detect(start), whole);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id,title\n1,x\n",
                "id,title\r\n1,x\r\n",
                "\"id\",\"title\"\n",
                "\ufeffid,title\n",
                " id , title \n1,x\n",
                "id,title",
                "id,title\n"
            })
    void headerIsReadHoweverItIsWritten(String csv) {
        assertThat(fingerprint(bytes(csv), true)).isEqualTo(ID_AND_TITLE);
    }

    @Test
    void quotedNamesMayHoldAnything() {
        assertThat(fingerprint(bytes("\"a\nb\",\"c,d\",\"e \"\"f\"\"\",é\n1,2,3,4\n"), false))
                .contains(LandedMetadata.headerSha256(List.of("a\nb", "c,d", "e \"f\"", "é")));
    }

    @ParameterizedTest
    @EnumSource(
            value = Compression.class,
            names = {"NONE", "GZIP", "BZIP2"})
    void packedHeaderIsReadFromTheFirstBytes(Compression compression) {
        String noise = new Random(1)
                .ints(1_500_000, '#', '~')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        byte[] packed = packed(bytes("id,title\n" + noise), compression);
        assertThat(fingerprint(Arrays.copyOf(packed, 1024 * 1024), false)).isEqualTo(ID_AND_TITLE);
        assertThat(fingerprint(packed(bytes("id,title\n1,x\n"), compression), true))
                .isEqualTo(ID_AND_TITLE);
    }

    @Test
    void headerThatIsPackedOtherwiseIsAbsent() {
        assertThat(fingerprint(new byte[] {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd, 1, 2, 3, '\n'}, true))
                .isEmpty();
        assertThat(fingerprint(new byte[] {(byte) 0x89, 'L', 'Z', 'O', 0, '\n', 'x'}, true))
                .isEmpty();
        assertThat(fingerprint(bytes("PK\u0003\u0004,x\n"), true)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "id,,title\n", "id,id\n", "id,\" \"\n", "id,\"title\n"})
    void headerThatNoTableHasIsAbsent(String csv) {
        assertThat(fingerprint(bytes(csv), true)).isEmpty();
    }

    @Test
    void headerThatIsNotUtf8IsAbsent() {
        assertThat(fingerprint("id,titr\u00e9\n".getBytes(StandardCharsets.ISO_8859_1), true))
                .isEmpty();
    }

    @Test
    void headerThatIsLongerThanWhatIsReadIsAbsent() {
        String names = "c".repeat(HeaderReader.LONGEST) + ",d\n";
        assertThat(fingerprint(bytes(names), true)).isEmpty();
        assertThat(fingerprint(packed(bytes(names), Compression.GZIP), true)).isEmpty();
    }

    /** Whatever the names are and wherever the bytes are cut: never another table's fingerprint. */
    @Property
    void fingerprintOfACutFileIsRightOrAbsent(
            @ForAll @Size(min = 1, max = 9) @UniqueElements
                    List<@StringLength(min = 1, max = 9) @AlphaChars @Chars({'"', ',', '\n', 'é', '_'}) String> names,
            @ForAll @IntRange(max = 200) int cut) {
        String header = names.stream()
                .map(name -> '"' + name.replace("\"", "\"\"") + '"')
                .collect(Collectors.joining(","));
        byte[] file = bytes(header + "\n1,2,3\n\"4\n5\",6\n");
        byte[] start = Arrays.copyOf(file, Math.min(cut, file.length));
        Optional<String> fingerprint = fingerprint(start, false);
        List<String> columns = names.stream().map(String::strip).toList();
        if (start.length <= bytes(header).length) {
            assertThat(fingerprint).isEmpty();
        } else if (columns.stream().distinct().count() == columns.size() && !columns.contains("")) {
            assertThat(fingerprint).contains(LandedMetadata.headerSha256(columns));
        }
    }
}
