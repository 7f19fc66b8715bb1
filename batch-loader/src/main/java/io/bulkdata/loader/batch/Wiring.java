package io.bulkdata.loader.batch;

import io.bulkdata.core.aws.AwsEnvironment;
import io.bulkdata.core.settings.Settings;
import io.bulkdata.loader.BatchStore;
import io.bulkdata.loader.LoadQueue;
import io.bulkdata.loader.WarehouseName;
import io.bulkdata.loader.aws.DynamoBatchStore;
import io.bulkdata.loader.aws.S3RuleDocuments;
import io.bulkdata.loader.aws.SqsLoadQueue;
import io.bulkdata.loader.rule.CurrentRules;
import io.bulkdata.loader.telemetry.LoaderMetrics;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Puts the two handlers of batching together. */
final class Wiring {

    private Wiring() {}

    static Batcher batcher(Settings settings, Clock clock) {
        Parts parts = parts(settings, clock);
        return new Batcher(parts.store(), parts.dispatcher(), parts.router(), parts.clock());
    }

    static Sweeper sweeper(Settings settings, LoaderMetrics metrics, Clock clock) {
        Parts parts = parts(settings, clock);
        return new Sweeper(parts.store(), parts.dispatcher(), metrics, parts.clock());
    }

    private static Parts parts(Settings settings, Clock clock) {
        BatchSettings batching = settings.read(BatchSettings::from);
        AwsEnvironment aws = new AwsEnvironment(settings);
        DynamoDbClient client =
                aws.configure(DynamoDbClient.builder(), "DYNAMODB").build();
        BatchStore store = new DynamoBatchStore(client, batching.table(), batching.history());
        Router router =
                new Router(rules(batching, aws, clock), batching.schema(), batching.warehouses(), batching.rules());
        return new Parts(store, new Dispatcher(store, queues(batching, aws), router, clock), router, clock);
    }

    private static CurrentRules rules(BatchSettings batching, AwsEnvironment aws, Clock clock) {
        return batching.loadRules()
                .map(document -> CurrentRules.of(S3RuleDocuments.of(aws, document), batching::check, clock))
                .orElseGet(CurrentRules::none);
    }

    private static LoadQueues queues(BatchSettings batching, AwsEnvironment aws) {
        SqsClient client = aws.configure(SqsClient.builder(), "SQS").build();
        Map<WarehouseName, LoadQueue> queues = new LinkedHashMap<>();
        batching.queueUrls().forEach((name, url) -> queues.put(name, new SqsLoadQueue(client, url)));
        return new LoadQueues(queues);
    }

    /** What both handlers are made of. */
    private record Parts(BatchStore store, Dispatcher dispatcher, Router router, Clock clock) {}
}
