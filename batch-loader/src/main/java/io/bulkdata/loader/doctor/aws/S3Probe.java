package io.bulkdata.loader.doctor.aws;

import io.bulkdata.core.message.Json;
import io.bulkdata.loader.doctor.warehouse.Probe;
import io.bulkdata.redshift.sql.S3Uri;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** A tiny file in the landing bucket and a manifest that names it, where no notification looks. */
public final class S3Probe implements Probe {

    /** Not under the prefix of exports. */
    static final String PREFIX = "bulkdata-doctor/";

    private final S3Client s3;
    private final S3Uri file;
    private final S3Uri manifest;

    public S3Probe(S3Client s3, String landingBucket, String manifestBucket) {
        this.s3 = s3;
        String key = PREFIX + UUID.randomUUID();
        this.file = new S3Uri(landingBucket, key + ".csv");
        this.manifest = new S3Uri(manifestBucket, key + ".manifest");
    }

    @Override
    public S3Uri put() {
        put(file, "probe\n");
        put(manifest, Json.write(Map.of("entries", List.of(Map.of("url", file.toString(), "mandatory", true)))));
        return manifest;
    }

    @Override
    public void remove() {
        for (S3Uri uri : List.of(file, manifest)) {
            try {
                s3.deleteObject(delete -> delete.bucket(uri.bucket()).key(uri.key()));
            } catch (SdkException e) {
                throw AwsAilments.of("delete " + uri, e);
            }
        }
    }

    private void put(S3Uri uri, String content) {
        try {
            s3.putObject(put -> put.bucket(uri.bucket()).key(uri.key()), RequestBody.fromString(content));
        } catch (SdkException e) {
            throw AwsAilments.of("write " + uri, e);
        }
    }
}
