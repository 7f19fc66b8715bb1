package io.bulkdata.loader.aws;

import io.bulkdata.loader.Landing;
import io.bulkdata.redshift.sql.S3Uri;
import java.io.InputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Landed files in S3, of which only the beginning is read. */
public final class S3Landing implements Landing {

    /** A bzip2 block can only be unpacked as a whole; the largest is 900 kB and a little more when its data do not compress. */
    private static final int START_BYTES = 1 << 20;

    /** S3's answer to the range of an object without bytes. */
    private static final int RANGE_NOT_SATISFIABLE = 416;

    private final S3Client client;

    public S3Landing(S3Client client) {
        this.client = client;
    }

    @Override
    public InputStream start(S3Uri file) {
        try {
            return client.getObject(
                    request -> request.bucket(file.bucket()).key(file.key()).range("bytes=0-" + (START_BYTES - 1)));
        } catch (S3Exception e) {
            if (e.statusCode() == RANGE_NOT_SATISFIABLE) {
                return InputStream.nullInputStream();
            }
            throw S3Failures.of("read", file, e);
        } catch (SdkException e) {
            throw S3Failures.of("read", file, e);
        }
    }
}
