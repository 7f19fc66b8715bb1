package io.bulkdata.receiver;

import io.bulkdata.awslocal.AwsLocal;
import io.bulkdata.core.settings.Settings;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** The engines that stand in for AWS, started once for all tests of this JVM; every test takes a queue or bucket of its own. */
public final class TestEnvironment {

    private static final AwsLocal AWS = AwsLocal.start();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(AWS::close));
    }

    private TestEnvironment() {}

    public static AwsLocal aws() {
        return AWS;
    }

    /** The address of a new queue. */
    public static String newQueue() {
        return AWS.sqs()
                .createQueue(queue -> queue.queueName(unique("exports")))
                .queueUrl();
    }

    /** The name of a new bucket. */
    public static String newBucket() {
        String name = unique("landing");
        AWS.s3().createBucket(bucket -> bucket.bucket(name));
        return name;
    }

    /** Where AWS is, and more. */
    public static Settings settings(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(AWS.environment());
        all.putAll(more);
        return new Settings(all);
    }

    private static String unique(String name) {
        return name + "-" + UUID.randomUUID();
    }
}
