package io.bulkdata.loader.aws;

import io.bulkdata.core.failure.FailureClass;
import io.bulkdata.loader.LoadFailure;
import io.bulkdata.redshift.sql.S3Uri;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** What S3's errors mean, by status. */
final class S3Failures {

    private S3Failures() {}

    static LoadFailure of(String verb, S3Uri uri, SdkException e) {
        String why = e instanceof S3Exception s3 && s3.awsErrorDetails() != null
                ? s3.statusCode() + " " + s3.awsErrorDetails().errorCode()
                : e.getClass().getSimpleName();
        return new LoadFailure(classify(e), "Cannot " + verb + " " + uri + ": " + why, e);
    }

    private static FailureClass classify(SdkException e) {
        if (!(e instanceof S3Exception s3)) {
            return FailureClass.TRANSIENT;
        }
        return switch (s3.statusCode()) {
            case 404, 410 -> FailureClass.GONE;
            case 400, 401, 403, 301 -> FailureClass.CONFIGURATION;
            default -> FailureClass.TRANSIENT;
        };
    }
}
