package io.bulkdata.loader;

import io.bulkdata.awslocal.AwsLocal;
import io.bulkdata.loader.aws.BatchTable;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** The AWS of all tests, started once; each test has tables, buckets and queues of its own. */
public final class TestAws {

    private static final AwsLocal LOCAL = AwsLocal.start();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(LOCAL::close));
    }

    private TestAws() {}

    public static AwsLocal local() {
        return LOCAL;
    }

    /** A new table of batches; returns its name. */
    public static String batchesTable() {
        String name = name("batches");
        LOCAL.dynamoDb().createTable(BatchTable.definition(name));
        return name;
    }

    /** A new FIFO queue; returns its address. */
    public static String loadsQueue() {
        return LOCAL.sqs()
                .createQueue(request -> request.queueName(name("loads") + ".fifo")
                        .attributes(Map.of(
                                QueueAttributeName.FIFO_QUEUE, "true", QueueAttributeName.VISIBILITY_TIMEOUT, "30")))
                .queueUrl();
    }

    /** A new queue; returns its address. */
    public static String queue(String purpose) {
        return LOCAL.sqs()
                .createQueue(request -> request.queueName(name(purpose)))
                .queueUrl();
    }

    /** A new bucket. */
    public static String bucket(String purpose) {
        String name = name(purpose);
        LOCAL.s3().createBucket(request -> request.bucket(name));
        return name;
    }

    /** A name nobody else has. */
    public static String name(String purpose) {
        return purpose + "-" + UUID.randomUUID().toString().substring(0, 8);
    }
}
