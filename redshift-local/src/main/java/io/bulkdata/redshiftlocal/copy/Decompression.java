package io.bulkdata.redshiftlocal.copy;

import com.github.luben.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/**
 * Opens compressed files, also those of several members or streams one behind the other.
 *
 * <p>GZIP is not read by the JDK's own class: between members it asks the stream what is available, and a stream from
 * the network that answers nothing at that moment would end the file there, silently.
 */
final class Decompression {

    private static final int BUFFER = 1 << 16;

    private Decompression() {}

    /** The contents of the file; closing them closes it. */
    static InputStream open(InputStream file, CopyOptions.CopyCompression compression) throws IOException {
        if (compression == CopyOptions.CopyCompression.NONE) {
            return file;
        }
        BufferedInputStream in = new BufferedInputStream(file, BUFFER);
        in.mark(1);
        if (in.read() < 0) {
            throw new EOFException("the file is empty");
        }
        in.reset();
        return switch (compression) {
            case NONE -> in;
            case GZIP ->
                GzipCompressorInputStream.builder()
                        .setInputStream(in)
                        .setDecompressConcatenated(true)
                        .get();
            case BZIP2 -> new BZip2CompressorInputStream(in, true);
            case ZSTD -> new ZstdInputStream(in);
        };
    }
}
