package io.bulkdata.local;

import io.bulkdata.awslocal.AwsLocal;
import io.bulkdata.core.settings.Settings;
import io.bulkdata.loader.batch.BatchHandler;
import io.bulkdata.loader.batch.SweepHandler;
import io.bulkdata.loader.load.LoadHandler;
import io.bulkdata.local.lambda.EventSourceMapping;
import io.bulkdata.local.lambda.HttpApi;
import io.bulkdata.local.lambda.LambdaFunction;
import io.bulkdata.local.lambda.Schedule;
import io.bulkdata.receiver.fetch.FetchHandler;
import io.bulkdata.receiver.webhook.WebhookHandler;
import io.bulkdata.redshift.warehouse.JdbcWarehouse;
import io.bulkdata.redshift.warehouse.Warehouse;
import io.bulkdata.redshift.warehouse.WarehouseSettings;
import io.bulkdata.redshiftlocal.RedshiftLocal;
import java.net.URI;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The whole pipeline in one process: engines, resources, functions, and the events that call them. */
public final class LocalPipeline implements AutoCloseable {

    private static final int BATCH_SIZE = 10;
    private static final int AT_ONCE = 4;

    private final Closing closing = new Closing();
    private final AwsLocal aws;
    private final RedshiftLocal redshift;
    private final Resources resources;
    private final Environments environments;
    private final HttpApi api;
    private final NoticeBoard notices;

    private LocalPipeline(LocalOptions options, UnaryOperator<Map<String, String>> webhookEnvironment) {
        try {
            aws = closing.after(AwsLocal.start());
            redshift = closing.after(Warehouses.start(aws, options.redshiftPort()));
            resources = Resources.create(aws, options);
            notices = new NoticeBoard(aws.sqs(), resources.noticesQueueUrl());
            environments = new Environments(aws, redshift, resources, options);
            api = wire(webhookEnvironment.apply(environments.webhook()), options);
        } catch (RuntimeException | Error e) {
            closing.closeAfter(e);
            throw e;
        }
    }

    /** Starts everything; when it returns, webhooks can be posted. */
    public static LocalPipeline start(LocalOptions options) {
        return start(options, UnaryOperator.identity());
    }

    /**
     * The same with another environment for the webhook function, such as one that finds its queue by a way that can fail.
     *
     * @param webhookEnvironment is given the environment it would have
     */
    public static LocalPipeline start(LocalOptions options, UnaryOperator<Map<String, String>> webhookEnvironment) {
        return new LocalPipeline(options, webhookEnvironment);
    }

    /** Where webhooks are posted to. */
    public URI webhookUrl() {
        return api.url();
    }

    /** The settings of somebody who looks after this pipeline, credentials included. */
    public Map<String, String> environment() {
        return environments.operator();
    }

    /** The engines that stand in for AWS. */
    public AwsLocal aws() {
        return aws;
    }

    /** What the topics have said. */
    public NoticeBoard notices() {
        return notices;
    }

    /** The queues of the pipeline by name, with their dead-letter queues. */
    public Map<String, String> queues() {
        return resources.queueUrls();
    }

    /** A connection of its own to the warehouse, with all rights; the caller closes it. */
    public Warehouse openWarehouse() {
        return new JdbcWarehouse(warehouseSettings());
    }

    /** Where the warehouse is and who logs in. */
    public WarehouseSettings warehouseSettings() {
        return Warehouses.settings(redshift);
    }

    /** What to type to look into the warehouse. */
    public String psql() {
        return Warehouses.psql(redshift);
    }

    /** The queue that both topics are delivered to, for whoever wants to read along; {@link #notices} reads from it too. */
    public String noticesQueueUrl() {
        return resources.noticesQueueUrl();
    }

    @Override
    public void close() {
        closing.close();
    }

    private HttpApi wire(Map<String, String> webhookEnvironment, LocalOptions options) {
        // Each loader has one connection, so several tables need several.
        LambdaFunction load = LambdaFunction.of(
                "load", Timeouts.LOAD, AT_ONCE, () -> new LoadHandler(new Settings(environments.load())));
        LambdaFunction batch =
                LambdaFunction.of("batch", Timeouts.BATCH, new BatchHandler(new Settings(environments.batch())));
        LambdaFunction sweep =
                LambdaFunction.of("sweep", Timeouts.BATCH, new SweepHandler(new Settings(environments.batch())));
        LambdaFunction fetch =
                LambdaFunction.of("fetch", Timeouts.FETCH, new FetchHandler(new Settings(environments.fetch())));
        LambdaFunction webhook =
                LambdaFunction.of("webhook", Timeouts.WEBHOOK, new WebhookHandler(new Settings(webhookEnvironment)));
        // One batch an invocation: tables do not wait for each other.
        closing.after(EventSourceMapping.start(aws.sqs(), resources.loads().url(), 1, AT_ONCE, load));
        closing.after(EventSourceMapping.start(aws.sqs(), resources.files().url(), BATCH_SIZE, AT_ONCE, batch));
        closing.after(EventSourceMapping.start(aws.sqs(), resources.exports().url(), 1, AT_ONCE, fetch));
        closing.after(Schedule.start(options.sweepEvery(), sweep));
        return closing.after(HttpApi.start(options.webhookPort(), "/webhook", webhook));
    }
}
