package io.bulkdata.receiver.fetch;

import io.bulkdata.core.export.Compression;
import io.bulkdata.core.export.LandedMetadata;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;

/** Reads the columns of an export from its first bytes, or says that it cannot: a fingerprint is right or not there. */
final class HeaderReader {

    /** No header is longer; so a packed one cannot unpack into more either. */
    static final int LONGEST = 64 * 1024;

    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setIgnoreEmptyLines(false).get();

    private HeaderReader() {}

    /**
     * The header's {@linkplain LandedMetadata#headerSha256 fingerprint}; empty when the header is longer than these bytes or
     * {@value #LONGEST}, packed by something else than gzip or bzip2, or none that a table could have.
     *
     * @param start the file's first bytes
     * @param whole whether that is the whole file
     */
    static Optional<String> fingerprint(InputStream start, Compression compression, boolean whole) {
        try (InputStream unpacked = unpacked(start, compression)) {
            byte[] bytes = new byte[LONGEST];
            int length = read(unpacked, bytes);
            boolean ends = length < LONGEST && whole;
            InputStream plain = new ByteArrayInputStream(bytes, 0, length);
            return columns(ends ? plain : new SequenceInputStream(plain, new Cut()))
                    .map(LandedMetadata::headerSha256);
        } catch (IOException | UncheckedIOException | IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    private static InputStream unpacked(InputStream packed, Compression compression) throws IOException {
        return switch (compression) {
            case NONE -> packed;
            case GZIP -> new GZIPInputStream(packed);
            case BZIP2 -> new BZip2CompressorInputStream(packed);
            // Its library is native and larger than everything else here.
            case ZSTD -> throw new IOException("zstd is not unpacked");
        };
    }

    /** As much as can be had; packed bytes that are cut off end with an exception, after what could be unpacked. */
    private static int read(InputStream in, byte[] bytes) throws IOException {
        int length = 0;
        try {
            int read = 0;
            while (read >= 0 && length < bytes.length) {
                length += read;
                read = in.read(bytes, length, bytes.length - length);
            }
        } catch (EOFException e) {
            return length;
        }
        return length;
    }

    private static Optional<List<String>> columns(InputStream plain) throws IOException {
        try (CSVParser parser = CSVParser.builder()
                .setReader(new InputStreamReader(plain, StandardCharsets.UTF_8.newDecoder()))
                .setFormat(FORMAT)
                .get()) {
            return parser.stream()
                    .findFirst()
                    .map(header -> header.stream()
                            .map(name -> name.replace(BYTE_ORDER_MARK, "").strip())
                            .toList())
                    .filter(HeaderReader::couldBeColumns);
        }
    }

    private static boolean couldBeColumns(List<String> names) {
        return new HashSet<>(names).size() == names.size()
                && names.stream()
                        .noneMatch(name -> name.isEmpty() || name.chars().anyMatch(HeaderReader::isBinary));
    }

    private static boolean isBinary(int character) {
        return Character.isISOControl(character) && "\t\r\n".indexOf(character) < 0;
    }

    /** Stands for the bytes that are not here: who wants to read them learns that. */
    private static final class Cut extends InputStream {
        @Override
        public int read() throws IOException {
            throw new EOFException("the rest is not here");
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            return read();
        }
    }
}
