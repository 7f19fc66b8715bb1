package io.bulkdata.loader.aws;

import io.bulkdata.core.aws.AwsEnvironment;
import io.bulkdata.core.failure.FailureClass;
import io.bulkdata.loader.LoadFailure;
import io.bulkdata.loader.rule.RuleDocuments;
import io.bulkdata.redshift.sql.S3Uri;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** The document of load rules in S3, read again only when its ETag has changed. */
public final class S3RuleDocuments implements RuleDocuments {

    private static final int NOT_MODIFIED = 304;
    /** More is no document of rules, and is not read into memory to find out. */
    private static final int LONGEST = 4 << 20;

    private final S3Client client;
    private final S3Uri document;

    public S3RuleDocuments(S3Client client, S3Uri document) {
        this.client = client;
        this.document = document;
    }

    /** With a client of its own. Anything but AWS itself has no host name for each bucket. */
    public static S3RuleDocuments of(AwsEnvironment aws, S3Uri document) {
        boolean elsewhere = aws.endpoint("S3").isPresent();
        S3Client client = aws.configure(S3Client.builder().forcePathStyle(elsewhere), "S3")
                .build();
        return new S3RuleDocuments(client, document);
    }

    @Override
    public Optional<Document> read(String known) {
        try {
            ResponseBytes<GetObjectResponse> answer =
                    client.getObjectAsBytes(request -> request.bucket(document.bucket())
                            .key(document.key())
                            .range("bytes=0-" + (LONGEST - 1))
                            .ifNoneMatch(known.isEmpty() ? null : known));
            if (answer.asByteArrayUnsafe().length == LONGEST) {
                throw new LoadFailure(FailureClass.CONFIGURATION, document + " is longer than " + LONGEST + " bytes");
            }
            return Optional.of(new Document(
                    new String(answer.asByteArrayUnsafe(), StandardCharsets.UTF_8),
                    answer.response().eTag()));
        } catch (S3Exception e) {
            if (e.statusCode() == NOT_MODIFIED) {
                return Optional.empty();
            }
            throw S3Failures.of("read", document, e);
        } catch (SdkException e) {
            throw S3Failures.of("read", document, e);
        }
    }

    @Override
    public String place() {
        return document.toString();
    }
}
