package io.bulkdata.receiver.fetch;

import io.bulkdata.core.export.ExportFile;
import io.bulkdata.core.message.ExportRequest.S3Object;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Keeps files in memory; copies from nowhere unless told otherwise. */
final class RecordingLanding implements Landing {

    private final Map<String, byte[]> files = new HashMap<>();
    private final List<S3Object> copied = new ArrayList<>();
    private boolean readable;

    RecordingLanding readingSources() {
        readable = true;
        return this;
    }

    Map<String, byte[]> files() {
        return files;
    }

    List<S3Object> copied() {
        return copied;
    }

    @Override
    public boolean copy(S3Object source, ExportFile file) {
        if (readable) {
            copied.add(source);
        }
        return readable;
    }

    @Override
    public void store(ExportBody body, ExportFile file) {
        byte[] buffer = new byte[1_000];
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        do {
            all.write(buffer, 0, body.fill(buffer));
        } while (!body.ended());
        files.put(file.landingKey(), all.toByteArray());
    }
}
