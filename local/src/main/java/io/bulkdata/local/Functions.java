package io.bulkdata.local;

import io.bulkdata.awslocal.AwsLocal;
import io.bulkdata.core.settings.Settings;
import io.bulkdata.loader.batch.BatchHandler;
import io.bulkdata.loader.batch.SweepHandler;
import io.bulkdata.loader.load.LoadHandler;
import io.bulkdata.loader.reprocess.ReprocessHandler;
import io.bulkdata.local.lambda.EventSourceMapping;
import io.bulkdata.local.lambda.HttpApi;
import io.bulkdata.local.lambda.LambdaFunction;
import io.bulkdata.local.lambda.Schedule;
import io.bulkdata.local.lambda.TopicCalls;
import io.bulkdata.receiver.fetch.FetchHandler;
import io.bulkdata.receiver.webhook.WebhookHandler;
import java.time.Duration;
import java.util.Map;

/** Starts the functions, each with what calls it. */
final class Functions {

    private static final int BATCH_SIZE = 10;
    private static final int AT_ONCE = 4;

    private final AwsLocal aws;
    private final Resources resources;
    private final Environments environments;
    private final LocalOptions options;
    private final Closing closing;

    Functions(AwsLocal aws, Resources resources, Environments environments, LocalOptions options, Closing closing) {
        this.aws = aws;
        this.resources = resources;
        this.environments = environments;
        this.options = options;
        this.closing = closing;
    }

    void load(LocalWarehouse warehouse) {
        int loaders = options.persistence().loaders();
        if (loaders == 0) {
            return;
        }
        Duration timeout = options.persistence().loadTimeout();
        // Each loader has one connection, so several tables need several.
        LambdaFunction load = LambdaFunction.of(
                "load", timeout, loaders, () -> new LoadHandler(new Settings(environments.load(warehouse))));
        // One batch an invocation: tables do not wait for each other.
        closing.after(EventSourceMapping.start(
                aws.sqs(), resources.loads().get(warehouse.name()).url(), 1, loaders, load));
    }

    void batch() {
        LambdaFunction batch =
                LambdaFunction.of("batch", Timeouts.BATCH, new BatchHandler(new Settings(environments.batch())));
        LambdaFunction sweep =
                LambdaFunction.of("sweep", Timeouts.BATCH, new SweepHandler(new Settings(environments.batch())));
        closing.after(EventSourceMapping.start(aws.sqs(), resources.files().url(), BATCH_SIZE, AT_ONCE, batch));
        closing.after(Schedule.start(options.sweepEvery(), sweep));
    }

    void reprocess() {
        LambdaFunction reprocess = LambdaFunction.of(
                "reprocess", Timeouts.REPROCESS, new ReprocessHandler(new Settings(environments.reprocess())));
        String queue = resources.failures().queue().url();
        closing.after(
                options.persistence().failures() == FailureRoute.TOPIC
                        ? TopicCalls.start(
                                aws.sqs(), queue, resources.failures().subscriptionArn(), reprocess)
                        : EventSourceMapping.start(aws.sqs(), queue, BATCH_SIZE, 1, reprocess));
    }

    void fetch() {
        LambdaFunction fetch =
                LambdaFunction.of("fetch", Timeouts.FETCH, new FetchHandler(new Settings(environments.fetch())));
        closing.after(EventSourceMapping.start(aws.sqs(), resources.exports().url(), 1, AT_ONCE, fetch));
    }

    HttpApi webhook(Map<String, String> environment) {
        LambdaFunction webhook =
                LambdaFunction.of("webhook", Timeouts.WEBHOOK, new WebhookHandler(new Settings(environment)));
        return closing.after(HttpApi.start(options.webhookPort(), "/webhook", webhook));
    }
}
