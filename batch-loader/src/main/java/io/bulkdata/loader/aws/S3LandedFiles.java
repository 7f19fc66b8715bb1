package io.bulkdata.loader.aws;

import io.bulkdata.loader.LandedFile;
import io.bulkdata.loader.LandedFiles;
import io.bulkdata.redshift.sql.S3Uri;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Listings of S3. */
public final class S3LandedFiles implements LandedFiles {

    private static final int NOT_FOUND = 404;

    private final S3Client client;

    public S3LandedFiles(S3Client client) {
        this.client = client;
    }

    @Override
    public List<String> folders(String bucket, String prefix) {
        ListObjectsV2Request request = ListObjectsV2Request.builder()
                .bucket(bucket)
                .prefix(prefix)
                .delimiter("/")
                .build();
        try {
            return client.listObjectsV2Paginator(request).commonPrefixes().stream()
                    .map(CommonPrefix::prefix)
                    .map(folder -> folder.substring(prefix.length(), folder.length() - 1))
                    .toList();
        } catch (SdkException e) {
            throw S3Failures.of("list", new S3Uri(bucket, prefix + "*"), e);
        }
    }

    @Override
    public void list(String bucket, String prefix, String after, Predicate<LandedFile> goOn) {
        ListObjectsV2Request request = ListObjectsV2Request.builder()
                .bucket(bucket)
                .prefix(prefix)
                .startAfter(after.isEmpty() ? null : after)
                .build();
        try {
            for (S3Object object : client.listObjectsV2Paginator(request).contents()) {
                if (!goOn.test(landed(bucket, object))) {
                    return;
                }
            }
        } catch (SdkException e) {
            throw S3Failures.of("list", new S3Uri(bucket, prefix + "*"), e);
        }
    }

    @Override
    public Optional<LandedFile> find(S3Uri file) {
        try {
            HeadObjectResponse head =
                    client.headObject(request -> request.bucket(file.bucket()).key(file.key()));
            return Optional.of(new LandedFile(file, unquoted(head.eTag()), head.contentLength(), head.lastModified()));
        } catch (S3Exception e) {
            if (e.statusCode() == NOT_FOUND) {
                return Optional.empty();
            }
            throw S3Failures.of("find", file, e);
        } catch (SdkException e) {
            throw S3Failures.of("find", file, e);
        }
    }

    private static LandedFile landed(String bucket, S3Object object) {
        return new LandedFile(
                new S3Uri(bucket, object.key()), unquoted(object.eTag()), object.size(), object.lastModified());
    }

    private static String unquoted(String etag) {
        return etag.replace("\"", "");
    }
}
