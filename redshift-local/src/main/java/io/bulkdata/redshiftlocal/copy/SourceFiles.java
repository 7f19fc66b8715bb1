package io.bulkdata.redshiftlocal.copy;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.List;

/**
 * Finds the files of a COPY.
 *
 * <p>Not confirmed on a real cluster: that keys which end with a slash, as consoles make them for folders, are left out.
 */
final class SourceFiles {

    private final ObjectStore objects;
    private final boolean manifest;
    private final boolean columnar;

    SourceFiles(ObjectStore objects, CopyOptions options) {
        this.objects = objects;
        this.manifest = options.files().manifest();
        this.columnar = options.format() instanceof CopyFormat.Parquet;
    }

    /** The files of the manifest, or those whose keys begin with the location's key; at least one. */
    List<SourceFile> at(S3Location source) throws CopyFailure {
        return manifest ? Manifest.read(objects, source, columnar) : list(source);
    }

    private List<SourceFile> list(S3Location prefix) throws CopyFailure {
        List<SourceFile> files;
        try {
            files = objects.list(prefix).stream()
                    .filter(file -> !file.key().endsWith("/"))
                    .map(file -> new SourceFile(file, true))
                    .toList();
        } catch (IOException e) {
            throw new CopyFailure(reason(e), e, List.of());
        }
        if (files.isEmpty()) {
            throw new CopyFailure("The specified S3 prefix '" + prefix.key() + "' does not exist", null, List.of());
        }
        return files;
    }

    /** Why S3 does not give an object, in COPY's words where they are known. */
    static String reason(IOException e) {
        return e instanceof FileNotFoundException
                ? "S3ServiceException:The specified key does not exist.,Status 404,Error NoSuchKey"
                : e.getMessage();
    }
}
