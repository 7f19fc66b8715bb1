package io.bulkdata.redshiftlocal.unload;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;

/** Opens streams that compress. */
final class Compressing {

    private static final int BUFFER = 1 << 16;

    private Compressing() {}

    /** Closing it ends the compression and closes {@code out}. */
    static OutputStream open(OutputStream out, UnloadOptions.Compression compression) throws IOException {
        return switch (compression) {
            case NONE -> new BufferedOutputStream(out, BUFFER);
            case GZIP -> new GZIPOutputStream(out, BUFFER);
            case BZIP2 -> new BZip2CompressorOutputStream(new BufferedOutputStream(out, BUFFER));
            case ZSTD -> new ZstdOutputStream(out);
        };
    }
}
