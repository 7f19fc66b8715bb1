package io.bulkdata.redshiftlocal;

import io.bulkdata.redshiftlocal.copy.ObjectStore;
import io.bulkdata.redshiftlocal.copy.ObjectUpload;
import io.bulkdata.redshiftlocal.copy.S3Location;
import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** An S3 in memory; what opens an object can be told per object. */
public final class MemoryObjects implements ObjectStore {

    /** Opens one object. */
    @FunctionalInterface
    public interface Opening {
        InputStream open() throws IOException;
    }

    private final Map<S3Location, Opening> objects = new ConcurrentHashMap<>();
    private final Set<String> forgotten = ConcurrentHashMap.newKeySet();
    private final Set<S3Location> refused = ConcurrentHashMap.newKeySet();

    /** The address of the text that was put. */
    public String put(String bucket, String key, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return put(bucket, key, () -> new ByteArrayInputStream(bytes));
    }

    public String put(String bucket, String key, Opening opening) {
        S3Location location = new S3Location(bucket, key);
        objects.put(location, opening);
        return location.toString();
    }

    /** The contents; null when there is no such object. */
    public byte[] bytes(S3Location location) {
        Opening opening = objects.get(location);
        if (opening == null) {
            return null;
        }
        try (InputStream in = opening.open()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** From now on the object cannot be written. */
    public void refuse(S3Location location) {
        refused.add(location);
    }

    /** From now on what is written to the bucket is forgotten until it is complete, however much it is. */
    public void forgetWhileWriting(String bucket) {
        forgotten.add(bucket);
    }

    @Override
    public ObjectUpload create(S3Location location) throws IOException {
        if (refused.contains(location)) {
            throw new IOException("Cannot write " + location + ": S3 answers 403 AccessDenied");
        }
        return new MemoryUpload(
                !forgotten.contains(location.bucket()),
                contents -> objects.put(location, () -> new ByteArrayInputStream(contents)));
    }

    @Override
    public void delete(S3Location location) {
        objects.remove(location);
    }

    @Override
    public InputStream open(S3Location location) throws IOException {
        Opening opening = objects.get(location);
        if (opening == null) {
            throw new FileNotFoundException("There is no " + location);
        }
        return opening.open();
    }

    @Override
    public List<S3Location> list(S3Location prefix) {
        Map<String, S3Location> found = new TreeMap<>();
        objects.keySet().stream()
                .filter(object -> object.bucket().equals(prefix.bucket()))
                .filter(object -> object.key().startsWith(prefix.key()))
                .forEach(object -> found.put(object.key(), object));
        return List.copyOf(found.values());
    }
}
