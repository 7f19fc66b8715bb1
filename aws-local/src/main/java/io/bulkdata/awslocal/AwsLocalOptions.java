package io.bulkdata.awslocal;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where an {@link AwsLocal} listens and keeps its objects.
 *
 * @param folder where S3's objects stay after the close; empty for a temporary folder that close deletes
 * @param s3Port a port on 127.0.0.1, as are the others; 0 for a free one
 * @param jsonPort the port of Secrets Manager, KMS and Kinesis
 */
public record AwsLocalOptions(
        Optional<Path> folder, int s3Port, int dynamoDbPort, int sqsPort, int snsPort, int jsonPort) {

    private static final int HIGHEST_PORT = 65_535;

    public AwsLocalOptions {
        check("S3", s3Port);
        check("DynamoDB", dynamoDbPort);
        check("SQS", sqsPort);
        check("SNS", snsPort);
        check("Secrets Manager, KMS and Kinesis", jsonPort);
    }

    private static void check(String service, int port) {
        if (port < 0 || port > HIGHEST_PORT) {
            throw new IllegalArgumentException("Not a port for " + service + ": " + port);
        }
    }

    /** Free ports and a temporary folder. */
    public static AwsLocalOptions temporary() {
        return new AwsLocalOptions(Optional.empty(), 0, 0, 0, 0, 0);
    }

    public AwsLocalOptions withFolder(Path value) {
        return new AwsLocalOptions(Optional.of(value), s3Port, dynamoDbPort, sqsPort, snsPort, jsonPort);
    }

    public AwsLocalOptions withS3Port(int value) {
        return new AwsLocalOptions(folder, value, dynamoDbPort, sqsPort, snsPort, jsonPort);
    }

    public AwsLocalOptions withDynamoDbPort(int value) {
        return new AwsLocalOptions(folder, s3Port, value, sqsPort, snsPort, jsonPort);
    }

    public AwsLocalOptions withSqsPort(int value) {
        return new AwsLocalOptions(folder, s3Port, dynamoDbPort, value, snsPort, jsonPort);
    }

    public AwsLocalOptions withSnsPort(int value) {
        return new AwsLocalOptions(folder, s3Port, dynamoDbPort, sqsPort, value, jsonPort);
    }

    public AwsLocalOptions withJsonPort(int value) {
        return new AwsLocalOptions(folder, s3Port, dynamoDbPort, sqsPort, snsPort, value);
    }
}
