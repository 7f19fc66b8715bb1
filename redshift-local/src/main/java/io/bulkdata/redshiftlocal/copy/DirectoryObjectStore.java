package io.bulkdata.redshiftlocal.copy;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder as an S3: its folders are the buckets, the files in them the objects. Nothing outside of it can be named, neither by
 * {@code ..} nor through a link.
 */
public final class DirectoryObjectStore implements ObjectStore {

    /** No bucket's name begins with a dot. */
    private static final String UPLOADS = ".uploads";

    private final Path root;

    /**
     * Takes the folder, which must be there.
     *
     * @throws IOException when it is not
     */
    public DirectoryObjectStore(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new IOException("Not a folder: " + folder);
        }
        this.root = folder.toRealPath();
    }

    @Override
    public InputStream open(S3Location location) throws IOException {
        Path file = file(location);
        if (!Files.isRegularFile(file)) {
            throw new FileNotFoundException("There is no " + location);
        }
        return Files.newInputStream(within(file, location));
    }

    @Override
    public List<S3Location> list(S3Location prefix) throws IOException {
        Path bucket = bucket(prefix);
        if (!Files.isDirectory(bucket)) {
            throw new FileNotFoundException("Cannot list " + prefix + ": the bucket does not exist");
        }
        try (Stream<Path> files = Files.walk(within(bucket, prefix))) {
            return files.filter(Files::isRegularFile)
                    .map(file -> new S3Location(prefix.bucket(), key(bucket, file)))
                    .filter(object -> object.key().startsWith(prefix.key()))
                    .sorted(Comparator.comparing(S3Location::key))
                    .toList();
        }
    }

    @Override
    public ObjectUpload create(S3Location location) throws IOException {
        Path file = file(location);
        if (!Files.isDirectory(bucket(location))) {
            throw new FileNotFoundException("Cannot write " + location + ": the bucket does not exist");
        }
        within(existing(file.getParent()), location);
        return FileUpload.begin(root.resolve(UPLOADS), file);
    }

    @Override
    public void delete(S3Location location) throws IOException {
        Path file = file(location);
        if (Files.isRegularFile(file)) {
            within(file, location);
            Files.delete(file);
        }
    }

    private Path bucket(S3Location location) throws IOException {
        Path bucket = resolved(root, location.bucket(), location);
        if (location.bucket().startsWith(".") || !root.equals(bucket.getParent())) {
            throw refused(location);
        }
        return bucket;
    }

    /** The file that has exactly this key, so that neither {@code ..} nor {@code //} means another one. */
    private Path file(S3Location location) throws IOException {
        Path bucket = bucket(location);
        Path file = resolved(bucket, location.key(), location);
        if (!file.startsWith(bucket)
                || file.equals(bucket)
                || !key(bucket, file).equals(location.key())) {
            throw refused(location);
        }
        return file;
    }

    private static Path existing(Path folder) {
        Path existing = folder;
        while (!Files.exists(existing)) {
            existing = existing.getParent();
        }
        return existing;
    }

    private static Path resolved(Path folder, String name, S3Location location) throws IOException {
        try {
            return folder.resolve(name).normalize();
        } catch (InvalidPathException e) {
            throw new IOException("Not a name of a file: " + location, e);
        }
    }

    /** The real path, links followed. */
    private Path within(Path path, S3Location location) throws IOException {
        Path real = path.toRealPath();
        if (!real.startsWith(root)) {
            throw refused(location);
        }
        return real;
    }

    private static IOException refused(S3Location location) {
        return new IOException("No file can be named " + location);
    }

    private static String key(Path bucket, Path file) {
        return bucket.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
    }
}
