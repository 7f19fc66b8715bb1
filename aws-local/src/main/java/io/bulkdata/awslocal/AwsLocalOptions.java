package io.bulkdata.awslocal;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where an {@link AwsLocal} listens and keeps its objects.
 *
 * @param folder where S3's objects stay after the close; empty for a temporary folder that close deletes
 * @param s3Port a port on 127.0.0.1, as are the others; 0 for a free one
 */
public record AwsLocalOptions(Optional<Path> folder, int s3Port, int dynamoDbPort, int sqsPort, int snsPort) {

    private static final int HIGHEST_PORT = 65_535;

    public AwsLocalOptions {
        check("S3", s3Port);
        check("DynamoDB", dynamoDbPort);
        check("SQS", sqsPort);
        check("SNS", snsPort);
    }

    private static void check(String service, int port) {
        if (port < 0 || port > HIGHEST_PORT) {
            throw new IllegalArgumentException("Not a port for " + service + ": " + port);
        }
    }

    /** Free ports and a temporary folder. */
    public static AwsLocalOptions temporary() {
        return new AwsLocalOptions(Optional.empty(), 0, 0, 0, 0);
    }

    public AwsLocalOptions withFolder(Path value) {
        return new AwsLocalOptions(Optional.of(value), s3Port, dynamoDbPort, sqsPort, snsPort);
    }

    public AwsLocalOptions withS3Port(int value) {
        return new AwsLocalOptions(folder, value, dynamoDbPort, sqsPort, snsPort);
    }

    public AwsLocalOptions withDynamoDbPort(int value) {
        return new AwsLocalOptions(folder, s3Port, value, sqsPort, snsPort);
    }

    public AwsLocalOptions withSqsPort(int value) {
        return new AwsLocalOptions(folder, s3Port, dynamoDbPort, value, snsPort);
    }

    public AwsLocalOptions withSnsPort(int value) {
        return new AwsLocalOptions(folder, s3Port, dynamoDbPort, sqsPort, value);
    }
}
