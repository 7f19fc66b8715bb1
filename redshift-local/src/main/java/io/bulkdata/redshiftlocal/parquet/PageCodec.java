package io.bulkdata.redshiftlocal.parquet;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.xerial.snappy.Snappy;

/** How the bytes of one page are compressed. */
enum PageCodec {
    UNCOMPRESSED {
        @Override
        byte[] compress(byte[] page) {
            return page;
        }

        @Override
        byte[] decompress(byte[] page, int length) {
            return page;
        }
    },
    SNAPPY {
        @Override
        byte[] compress(byte[] page) throws IOException {
            return Snappy.compress(page);
        }

        @Override
        byte[] decompress(byte[] page, int length) throws IOException {
            return Snappy.uncompress(page);
        }
    },
    GZIP {
        @Override
        byte[] compress(byte[] page) throws IOException {
            ByteArrayOutputStream compressed = new ByteArrayOutputStream();
            try (GZIPOutputStream out = new GZIPOutputStream(compressed)) {
                out.write(page);
            }
            return compressed.toByteArray();
        }

        @Override
        byte[] decompress(byte[] page, int length) throws IOException {
            try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(page))) {
                return in.readNBytes(length);
            }
        }
    },
    ZSTD {
        @Override
        byte[] compress(byte[] page) {
            return Zstd.compress(page);
        }

        @Override
        byte[] decompress(byte[] page, int length) throws IOException {
            try {
                return Zstd.decompress(page, length);
            } catch (ZstdException e) {
                throw new IOException("a page is not ZSTD", e);
            }
        }
    };

    static PageCodec of(CompressionCodecName name) {
        return switch (name) {
            case UNCOMPRESSED -> UNCOMPRESSED;
            case SNAPPY -> SNAPPY;
            case GZIP -> GZIP;
            case ZSTD -> ZSTD;
            case LZO, BROTLI, LZ4, LZ4_RAW ->
                throw new UnsupportedOperationException(
                        "Parquet compressed by " + name + " is not supported by redshift-local");
        };
    }

    abstract byte[] compress(byte[] page) throws IOException;

    /** @param length of the page before it was compressed */
    abstract byte[] decompress(byte[] page, int length) throws IOException;
}
