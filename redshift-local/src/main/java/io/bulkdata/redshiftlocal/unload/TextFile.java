package io.bulkdata.redshiftlocal.unload;

import io.bulkdata.redshiftlocal.copy.ObjectUpload;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** A file of lines, compressed or not. */
final class TextFile implements DataFile {

    private final FilePlace place;
    private final ObjectUpload upload;
    private final CountedOutput counted;
    private final OutputStream out;
    private final RowText text;
    private final UnloadOptions options;
    private final StringBuilder line = new StringBuilder();
    private UnloadRow asked;
    private byte[] askedLine = {};
    private long plainBytes;
    private long lines;

    TextFile(FilePlace place, ObjectUpload upload, RowText text, UnloadOptions options) throws IOException {
        this.place = place;
        this.upload = upload;
        this.counted = new CountedOutput(upload);
        this.out = Compressing.open(counted, options.compression());
        this.text = text;
        this.options = options;
        if (options.header()) {
            text.header(line);
            writeLine(lineBytes());
        }
    }

    @Override
    public boolean isFullFor(UnloadRow row) throws UnloadFailure {
        text.write(row, line);
        askedLine = lineBytes();
        asked = row;
        boolean plain = options.compression() == UnloadOptions.Compression.NONE;
        long size = plain ? plainBytes : counted.count();
        long header = options.header() ? 1 : 0;
        return lines > header && size + askedLine.length > options.maximumFileBytes();
    }

    @Override
    public void write(UnloadRow row) throws IOException, UnloadFailure {
        if (asked == null) {
            text.write(row, line);
            askedLine = lineBytes();
        }
        asked = null;
        writeLine(askedLine);
    }

    @Override
    public WrittenFile complete() throws IOException {
        out.close();
        upload.complete();
        return new WrittenFile(place.location(), place.slice(), lines, counted.count());
    }

    @Override
    public void close() throws IOException {
        upload.close();
    }

    private byte[] lineBytes() {
        byte[] bytes = line.toString().getBytes(StandardCharsets.UTF_8);
        line.setLength(0);
        return bytes;
    }

    private void writeLine(byte[] bytes) throws IOException {
        out.write(bytes);
        plainBytes += bytes.length;
        lines++;
    }
}
