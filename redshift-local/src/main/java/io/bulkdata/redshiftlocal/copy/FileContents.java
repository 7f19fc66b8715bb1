package io.bulkdata.redshiftlocal.copy;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** An open file, ready to be read: decompressed, and counted as it lies in S3. */
final class FileContents implements AutoCloseable {

    private final CountedInput raw;
    private final InputStream contents;
    private final String name;

    private FileContents(CountedInput raw, InputStream contents, String name) {
        this.raw = raw;
        this.contents = contents;
        this.name = name;
    }

    /** Opens it; null when it is missing and may be. */
    static FileContents open(ObjectStore objects, SourceFile file, CopyOptions options) throws CopyFailure {
        InputStream in = open(objects, file);
        if (in == null) {
            return null;
        }
        CountedInput raw = new CountedInput(new ReadAhead(in));
        return new FileContents(raw, decompressed(raw, file, options), name(file, options));
    }

    private static InputStream open(ObjectStore objects, SourceFile file) throws CopyFailure {
        try {
            return objects.open(file.location());
        } catch (FileNotFoundException e) {
            if (file.mandatory()) {
                throw new CopyFailure(SourceFiles.reason(e) + ": " + file.location(), e, List.of());
            }
            return null;
        } catch (IOException e) {
            throw new CopyFailure("Cannot read " + file.location() + ": " + e.getMessage(), e, List.of());
        }
    }

    private static InputStream decompressed(InputStream raw, SourceFile file, CopyOptions options) throws CopyFailure {
        try {
            InputStream plain = Decompression.open(raw, options.files().compression());
            return Transcoding.of(plain, options.files().encoding());
        } catch (IOException e) {
            closeQuietly(raw);
            boolean cut = e instanceof EOFException && e.getMessage() == null;
            String reason = cut ? "it ends too early" : e.getMessage();
            throw new CopyFailure("Cannot read " + name(file, options) + ": " + reason, e, List.of());
        }
    }

    private static String name(SourceFile file, CopyOptions options) {
        boolean plain = options.files().compression() == CopyOptions.CopyCompression.NONE;
        return plain
                ? file.location().toString()
                : file.location() + " as " + options.files().compression();
    }

    InputStream stream() {
        return contents;
    }

    /** What error messages call it. */
    String name() {
        return name;
    }

    /** The bytes that were read of it, as they lie in S3. */
    long bytes() {
        return raw.count();
    }

    @Override
    public void close() {
        closeQuietly(contents);
    }

    /** Failing to close what was read to its end, or was given up, changes nothing. */
    private static void closeQuietly(InputStream in) {
        try {
            in.close();
        } catch (IOException e) {
            return;
        }
    }
}
