package io.bulkdata.loader.model;

import io.bulkdata.loader.Landing;
import io.bulkdata.redshift.sql.S3Uri;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** The landing bucket. */
final class MemoryLanding implements Landing {

    private final Map<String, String> files = new HashMap<>();

    void put(S3Uri file, String content) {
        files.put(file.toString(), content);
    }

    String read(String file) {
        return files.get(file);
    }

    @Override
    public InputStream start(S3Uri file) {
        return new ByteArrayInputStream(read(file.toString()).getBytes(StandardCharsets.UTF_8));
    }
}
