package io.bulkdata.loader.batch;

import io.bulkdata.core.aws.AwsEnvironment;
import io.bulkdata.core.settings.Settings;
import io.bulkdata.loader.BatchStore;
import io.bulkdata.loader.LoadQueue;
import io.bulkdata.loader.WarehouseName;
import io.bulkdata.loader.aws.DynamoBatchStore;
import io.bulkdata.loader.aws.SqsLoadQueue;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Puts the two handlers of batching together. */
final class Wiring {

    private Wiring() {}

    static Batcher batcher(Settings settings, Clock clock) {
        BatchSettings batching = settings.read(BatchSettings::from);
        AwsEnvironment aws = new AwsEnvironment(settings);
        BatchStore store = store(batching, aws);
        return new Batcher(store, dispatcher(batching, aws, store, clock), batching.rules(), batching.schema(), clock);
    }

    static Sweeper sweeper(Settings settings, Clock clock) {
        BatchSettings batching = settings.read(BatchSettings::from);
        AwsEnvironment aws = new AwsEnvironment(settings);
        BatchStore store = store(batching, aws);
        return new Sweeper(store, dispatcher(batching, aws, store, clock), clock);
    }

    private static BatchStore store(BatchSettings batching, AwsEnvironment aws) {
        DynamoDbClient client =
                aws.configure(DynamoDbClient.builder(), "DYNAMODB").build();
        return new DynamoBatchStore(client, batching.table());
    }

    private static Dispatcher dispatcher(BatchSettings batching, AwsEnvironment aws, BatchStore store, Clock clock) {
        SqsClient client = aws.configure(SqsClient.builder(), "SQS").build();
        Map<WarehouseName, LoadQueue> queues = new LinkedHashMap<>();
        batching.queueUrls().forEach((name, url) -> queues.put(name, new SqsLoadQueue(client, url)));
        return new Dispatcher(store, new LoadQueues(queues), batching.rules(), clock);
    }
}
