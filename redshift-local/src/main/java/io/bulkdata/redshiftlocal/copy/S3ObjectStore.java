package io.bulkdata.redshiftlocal.copy;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** The objects of a real S3, or of one that speaks its protocol. */
public final class S3ObjectStore implements ObjectStore {

    private final S3Client client;

    /** Makes one that reads and writes through {@code client}, which stays the caller's to close. */
    public S3ObjectStore(S3Client client) {
        this.client = client;
    }

    @Override
    public InputStream open(S3Location location) throws IOException {
        try {
            return new S3Body((offset, entityTag) -> open(location, offset, entityTag), location);
        } catch (NoSuchKeyException e) {
            FileNotFoundException missing = new FileNotFoundException("There is no " + location);
            missing.initCause(e);
            throw missing;
        } catch (SdkException e) {
            throw failed("Cannot read " + location, e);
        }
    }

    private ResponseInputStream<GetObjectResponse> open(S3Location location, long offset, String entityTag) {
        return client.getObject(request -> request.bucket(location.bucket())
                .key(location.key())
                .range(offset == 0 ? null : "bytes=" + offset + "-")
                .ifMatch(entityTag));
    }

    @Override
    public Optional<String> region() {
        return Optional.ofNullable(client.serviceClientConfiguration().region()).map(Region::id);
    }

    @Override
    public List<S3Location> list(S3Location prefix) throws IOException {
        try {
            return client
                    .listObjectsV2Paginator(
                            request -> request.bucket(prefix.bucket()).prefix(prefix.key()))
                    .contents()
                    .stream()
                    .map(object -> new S3Location(prefix.bucket(), object.key()))
                    .toList();
        } catch (SdkException e) {
            throw failed("Cannot list " + prefix, e);
        }
    }

    @Override
    public ObjectUpload create(S3Location location) {
        return new S3Upload(client, location);
    }

    @Override
    public void delete(S3Location location) throws IOException {
        try {
            client.deleteObject(request -> request.bucket(location.bucket()).key(location.key()));
        } catch (SdkException e) {
            throw failed("Cannot delete " + location, e);
        }
    }

    /** Tells what S3 answered, without the request's address, which may be signed. */
    static IOException failed(String what, SdkException e) {
        if (e instanceof NoSuchBucketException) {
            return new FileNotFoundException(what + ": the bucket does not exist");
        }
        if (e instanceof S3Exception answer && answer.awsErrorDetails() != null) {
            String code = answer.awsErrorDetails().errorCode();
            return new IOException(what + ": S3 answers " + answer.statusCode() + " " + code, e);
        }
        return new IOException(what + ": " + e.getMessage(), e);
    }
}
