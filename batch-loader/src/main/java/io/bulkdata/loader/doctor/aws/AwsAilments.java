package io.bulkdata.loader.doctor.aws;

import io.bulkdata.loader.doctor.Ailment;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** What AWS's refusals mean to somebody who sets up an installation. */
final class AwsAilments {

    private static final Set<Integer> FORBIDDEN = Set.of(401, 403);
    private static final int REDIRECTED = 301;

    private AwsAilments() {}

    /** @param what could not be done, such as {@code write s3://bucket/x} */
    static Ailment of(String what, SdkException e) {
        return new Ailment("Cannot " + what + ": " + reason(e), advice(e), e);
    }

    static String reason(SdkException e) {
        return e instanceof AwsServiceException service && service.awsErrorDetails() != null
                ? service.statusCode() + " " + service.awsErrorDetails().errorCode()
                : String.valueOf(e.getMessage());
    }

    private static String advice(SdkException e) {
        if (!(e instanceof AwsServiceException service)) {
            return "See that the network leads there: a route, a VPC endpoint, the address if one is set";
        }
        if (FORBIDDEN.contains(service.statusCode())) {
            return "Give the role the permission; look at the policies of the resource and its KMS key, too";
        }
        return service.statusCode() == REDIRECTED
                ? "It is in another region: set AWS_REGION to that"
                : "See that it is there, and that the setting names it in this region and account";
    }
}
