package io.bulkdata.redshiftlocal.parquet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/** The compressions of Parquet's pages without Hadoop: none, SNAPPY, GZIP and ZSTD. */
public final class ParquetCodecs implements CompressionCodecFactory {

    @Override
    public BytesInputCompressor getCompressor(CompressionCodecName name) {
        PageCodec codec = PageCodec.of(name);
        return new BytesInputCompressor() {
            @Override
            public BytesInput compress(BytesInput bytes) throws IOException {
                return BytesInput.from(codec.compress(array(bytes)));
            }

            @Override
            public CompressionCodecName getCodecName() {
                return name;
            }

            @Override
            public void release() {
                // Holds nothing.
            }
        };
    }

    /** @throws UnsupportedOperationException that names a compression which is not among them */
    @Override
    public BytesInputDecompressor getDecompressor(CompressionCodecName name) {
        PageCodec codec = PageCodec.of(name);
        return new BytesInputDecompressor() {
            @Override
            public BytesInput decompress(BytesInput bytes, int length) throws IOException {
                return BytesInput.from(codec.decompress(array(bytes), length));
            }

            @Override
            public void decompress(ByteBuffer from, int compressedLength, ByteBuffer to, int length)
                    throws IOException {
                byte[] bytes = new byte[compressedLength];
                from.get(bytes);
                to.put(codec.decompress(bytes, length));
            }

            @Override
            public void release() {
                // Holds nothing.
            }
        };
    }

    @Override
    public void release() {
        // Holds nothing.
    }

    private static byte[] array(BytesInput input) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(Math.toIntExact(input.size()));
        input.writeAllTo(bytes);
        return bytes.toByteArray();
    }
}
