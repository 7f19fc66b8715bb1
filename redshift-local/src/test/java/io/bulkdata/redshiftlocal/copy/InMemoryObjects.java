package io.bulkdata.redshiftlocal.copy;

import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** Objects that are only in memory. */
public final class InMemoryObjects implements ObjectStore {

    private final Map<String, byte[]> objects = new ConcurrentSkipListMap<>();

    /** Stores the object at the {@code s3://} address, in place of what is there. */
    public InMemoryObjects put(String uri, byte[] contents) {
        objects.put(S3Location.parse(uri).toString(), contents.clone());
        return this;
    }

    /** Stores the text in UTF-8. */
    public InMemoryObjects put(String uri, String contents) {
        return put(uri, contents.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public InputStream open(S3Location location) throws FileNotFoundException {
        byte[] contents = objects.get(location.toString());
        if (contents == null) {
            throw new FileNotFoundException("There is no " + location);
        }
        return new ByteArrayInputStream(contents);
    }

    @Override
    public List<S3Location> list(S3Location prefix) {
        List<S3Location> found = new ArrayList<>();
        for (String uri : objects.keySet()) {
            if (uri.startsWith(prefix.toString())) {
                found.add(S3Location.parse(uri));
            }
        }
        return found;
    }
}
