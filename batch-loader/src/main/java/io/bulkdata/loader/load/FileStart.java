package io.bulkdata.loader.load;

import com.github.luben.zstd.ZstdInputStream;
import io.bulkdata.core.export.Compression;
import io.bulkdata.loader.rule.Loading;
import io.bulkdata.redshift.sql.CopyFormat;
import io.bulkdata.redshift.sql.Identifier;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * What the first bytes of an export tell, and all of them when it is small.
 *
 * @param rows below the header; empty when they were not counted
 */
record FileStart(Compression compression, List<Identifier> header, OptionalLong rows) {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    FileStart {
        header = List.copyOf(header);
    }

    /**
     * Reads the header, unless the columns are known.
     *
     * @param whole whether these are all bytes of the file, and few: then its rows are counted, unless it is compressed, as nobody
     *     knows how much would come out of it
     * @throws IllegalArgumentException when there is no header, or one that names a column twice or not at all
     */
    static FileStart read(InputStream start, Loading loading, boolean whole) throws IOException {
        byte[] magic = start.readNBytes(Compression.MAGIC_BYTES);
        Compression compression = Compression.detect(magic);
        if (loading.columns().isEmpty() && loading.input().format() instanceof CopyFormat.Csv csv) {
            return withHeader(start, magic, compression, csv, whole);
        }
        return new FileStart(compression, loading.columns(), OptionalLong.empty());
    }

    private static FileStart withHeader(
            InputStream start, byte[] magic, Compression compression, CopyFormat.Csv csv, boolean countable)
            throws IOException {
        if (magic.length == 0) {
            throw new IllegalArgumentException("the file is empty");
        }
        InputStream whole = new SequenceInputStream(new ByteArrayInputStream(magic), start);
        try (CSVParser parser = CSVParser.builder()
                .setReader(new InputStreamReader(unpacked(whole, compression), StandardCharsets.UTF_8))
                .setFormat(format(csv))
                .get()) {
            Iterator<CSVRecord> records = parser.iterator();
            List<Identifier> header = header(records);
            boolean counted = countable && compression == Compression.NONE;
            return new FileStart(compression, header, counted ? count(records) : OptionalLong.empty());
        }
    }

    /** What is no CSV is for COPY to refuse. */
    private static OptionalLong count(Iterator<CSVRecord> records) {
        long rows = 0;
        try {
            for (; records.hasNext(); records.next()) {
                rows++;
            }
            return OptionalLong.of(rows);
        } catch (UncheckedIOException e) {
            return OptionalLong.empty();
        }
    }

    private static List<Identifier> header(Iterator<CSVRecord> records) {
        if (!records.hasNext()) {
            throw new IllegalArgumentException("the file has no header");
        }
        Set<Identifier> seen = new HashSet<>();
        return records.next().stream()
                .map(name -> name.replace(BYTE_ORDER_MARK, "").strip())
                .map(name -> {
                    Identifier column = column(name);
                    if (!seen.add(column)) {
                        throw new IllegalArgumentException("its header names column \"" + column + "\" twice");
                    }
                    return column;
                })
                .toList();
    }

    private static CSVFormat format(CopyFormat.Csv csv) {
        return CSVFormat.RFC4180
                .builder()
                .setDelimiter(csv.delimiter())
                .setQuote(csv.quote())
                .setIgnoreEmptyLines(false)
                .get();
    }

    private static Identifier column(String name) {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("its first line is no header: a column has no name");
        }
        return new Identifier(name);
    }

    private static InputStream unpacked(InputStream packed, Compression compression) throws IOException {
        return switch (compression) {
            case NONE -> packed;
            case GZIP -> new GZIPInputStream(packed);
            case BZIP2 -> new BZip2CompressorInputStream(packed);
            case ZSTD -> new ZstdInputStream(packed);
        };
    }
}
