package io.bulkdata.receiver.fetch.aws;

import io.bulkdata.core.failure.FailureClass;
import io.bulkdata.receiver.fetch.FetchException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** Classifies what S3 and its client throw. */
final class S3Failures {

    private static final int REQUEST_TIMEOUT = 408;
    private static final int TOO_MANY_REQUESTS = 429;

    private S3Failures() {}

    /** Whether S3 understood and refused: no such object, no permission, too large to copy. Asking again would not help. */
    static boolean isRefusal(AwsServiceException e) {
        int status = e.statusCode();
        return status >= 400 && status < 500 && status != REQUEST_TIMEOUT && status != TOO_MANY_REQUESTS;
    }

    static FetchException explain(SdkException e, String attempt, String address) {
        boolean refused = e instanceof AwsServiceException service && isRefusal(service);
        FailureClass failureClass = refused ? FailureClass.CONFIGURATION : FailureClass.TRANSIENT;
        return new FetchException(failureClass, "Cannot " + attempt + " " + address, e);
    }
}
