package io.bulkdata.redshift.aws;

import io.bulkdata.core.failure.FailureClass;
import io.bulkdata.redshift.warehouse.WarehouseException;
import java.util.List;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** What it means that AWS gives no login: nothing that is told here has a secret in it. */
final class AwsRefusals {

    private static final int SERVER_ERROR = 500;

    private AwsRefusals() {}

    /** @param what could not be done, such as {@code read the secret x} */
    static WarehouseException of(String what, SdkException e) {
        return new WarehouseException(classify(e), "Cannot " + what + ": " + reason(e), List.of(), e);
    }

    static WarehouseException wrong(String message) {
        return new WarehouseException(FailureClass.CONFIGURATION, message, List.of(), null);
    }

    private static FailureClass classify(SdkException e) {
        boolean refused = e instanceof AwsServiceException service
                && service.statusCode() < SERVER_ERROR
                && !service.isThrottlingException();
        return refused ? FailureClass.CONFIGURATION : FailureClass.TRANSIENT;
    }

    private static String reason(SdkException e) {
        return e instanceof AwsServiceException service && service.awsErrorDetails() != null
                ? service.statusCode() + " " + service.awsErrorDetails().errorCode()
                : String.valueOf(e.getMessage());
    }
}
