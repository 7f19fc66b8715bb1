package io.bulkdata.loader.doctor.aws;

import io.bulkdata.loader.doctor.Ailment;
import io.bulkdata.loader.doctor.Check.Examination;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.s3.S3Client;

/** Whether AWS answers, knows who asks, and has the same time. */
public final class AwsAccess implements Examination {

    /** AWS refuses signatures that are 15 minutes off; what drifts gets there. */
    private static final Duration MOST_SKEW = Duration.ofMinutes(2);

    private static final Set<String> UNKNOWN = Set.of(
            "InvalidAccessKeyId",
            "SignatureDoesNotMatch",
            "ExpiredToken",
            "InvalidToken",
            "UnrecognizedClientException");
    private static final String SKEWED = "RequestTimeTooSkewed";

    private final S3Client s3;
    private final String bucket;
    private final Clock clock;

    public AwsAccess(S3Client s3, String bucket, Clock clock) {
        this.s3 = s3;
        this.bucket = bucket;
        this.clock = clock;
    }

    @Override
    public String examine() {
        try {
            return compared(s3.listObjectsV2(request -> request.bucket(bucket).maxKeys(1))
                    .sdkHttpResponse());
        } catch (AwsServiceException e) {
            String code = e.awsErrorDetails() == null
                    ? ""
                    : String.valueOf(e.awsErrorDetails().errorCode());
            if (code.equals(SKEWED)) {
                throw new Ailment("AWS has another time than this machine", "Set the clock, or have it set by NTP", e);
            }
            if (UNKNOWN.contains(code)) {
                throw new Ailment(
                        "AWS does not take the credentials: " + AwsAilments.reason(e),
                        "Renew the credentials, and see that they are of this account",
                        e);
            }
            // Who is known and may not is a matter of the bucket.
            return e.awsErrorDetails() == null || e.awsErrorDetails().sdkHttpResponse() == null
                    ? "answers"
                    : compared(e.awsErrorDetails().sdkHttpResponse());
        } catch (SdkClientException e) {
            throw new Ailment(
                    "AWS cannot be asked: " + e.getMessage(),
                    "See that credentials and AWS_REGION are set, and that the network leads to S3",
                    e);
        }
    }

    private String compared(SdkHttpResponse response) {
        Optional<Instant> theirs = response.firstMatchingHeader("Date").flatMap(AwsAccess::time);
        if (theirs.isEmpty()) {
            return "answers, and does not tell its time";
        }
        Duration skew = Duration.between(theirs.get(), clock.instant()).abs();
        if (skew.compareTo(MOST_SKEW) > 0) {
            throw new Ailment(
                    "The clock of this machine is " + skew.toSeconds() + " s off", "Set it, or have it set by NTP");
        }
        return "answers; the clocks agree within " + MOST_SKEW.toSeconds() + " s";
    }

    private static Optional<Instant> time(String date) {
        try {
            return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
