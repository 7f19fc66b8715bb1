package io.bulkdata.local.controlshift.export;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/**
 * The bucket that exports are put into and read from by signed URLs.
 *
 * @param expiry how long a URL works, at least a second; 6 hours at ControlShift
 */
public record ExportBucket(S3Client s3, S3Presigner presigner, String name, Duration expiry) {

    public ExportBucket {
        Objects.requireNonNull(s3, "s3");
        Objects.requireNonNull(presigner, "presigner");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(expiry, "expiry");
    }

    void put(String key, Path file) {
        s3.putObject(request -> request.bucket(name).key(key), RequestBody.fromFile(file));
    }

    URI signedUrl(String key) {
        return URI.create(presigner
                .presignGetObject(request -> request.signatureDuration(expiry)
                        .getObjectRequest(get -> get.bucket(name).key(key)))
                .url()
                .toExternalForm());
    }
}
