package io.bulkdata.local;

import io.bulkdata.awslocal.AwsLocal;
import io.bulkdata.loader.WarehouseName;
import io.bulkdata.local.lambda.HttpApi;
import io.bulkdata.redshift.warehouse.Warehouse;
import io.bulkdata.redshift.warehouse.WarehouseSettings;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The whole pipeline in one process: engines, resources, functions, and the events that call them. */
public final class LocalPipeline implements AutoCloseable {

    private final Closing closing = new Closing();
    private final AwsLocal aws;
    private final List<LocalWarehouse> warehouses;
    private final Resources resources;
    private final Environments environments;
    private final HttpApi api;
    private final NoticeBoard notices;

    private LocalPipeline(
            LocalOptions options,
            UnaryOperator<Map<String, String>> awsEnvironment,
            UnaryOperator<Map<String, String>> webhookEnvironment) {
        try {
            aws = closing.after(AwsLocal.start());
            warehouses = startWarehouses(options);
            resources = Resources.create(aws, options);
            notices = new NoticeBoard(aws.sqs(), resources.noticesQueueUrl());
            environments = new Environments(aws.environment(), awsEnvironment, resources, options);
            Functions functions = new Functions(aws, resources, environments, options, closing);
            warehouses.forEach(functions::load);
            functions.reprocess();
            functions.batch();
            functions.fetch();
            api = functions.webhook(webhookEnvironment.apply(environments.webhook()));
        } catch (RuntimeException | Error e) {
            closing.closeAfter(e);
            throw e;
        }
    }

    private List<LocalWarehouse> startWarehouses(LocalOptions options) {
        List<LocalWarehouse> all = new ArrayList<>();
        all.add(closing.after(LocalWarehouse.start(WarehouseName.DEFAULT, aws, options.redshiftPort())));
        for (String other : options.otherWarehouses()) {
            all.add(closing.after(LocalWarehouse.start(new WarehouseName(other), aws, 0)));
        }
        return List.copyOf(all);
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
        return new LocalPipeline(options, UnaryOperator.identity(), webhookEnvironment);
    }

    /**
     * The same with another way to AWS for all functions, such as one that can be cut off.
     *
     * @param awsEnvironment is given the names every AWS SDK knows
     */
    public static LocalPipeline startBehind(UnaryOperator<Map<String, String>> awsEnvironment, LocalOptions options) {
        return new LocalPipeline(options, awsEnvironment, UnaryOperator.identity());
    }

    /** Where webhooks are posted to. */
    public URI webhookUrl() {
        return api.url();
    }

    /** The settings of somebody who looks after this pipeline, credentials included. */
    public Map<String, String> environment() {
        return environment(warehouse());
    }

    /** The same for one who looks after that warehouse. */
    public Map<String, String> environment(LocalWarehouse warehouse) {
        return environments.operator(warehouse);
    }

    /** The environment of the function that loads into the first warehouse, for whoever loads in its place. */
    public Map<String, String> loaderEnvironment() {
        return environments.load(warehouse());
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

    /** All warehouses, the one called default first. */
    public List<LocalWarehouse> warehouses() {
        return warehouses;
    }

    /** The one called default. */
    public LocalWarehouse warehouse() {
        return warehouses.get(0);
    }

    /** A connection of its own to the first warehouse, with all rights; the caller closes it. */
    public Warehouse openWarehouse() {
        return warehouse().open();
    }

    /** Where the first warehouse is and who logs in. */
    public WarehouseSettings warehouseSettings() {
        return warehouse().settings();
    }

    /** The queue that both topics are delivered to, for whoever wants to read along; {@link #notices} reads from it too. */
    public String noticesQueueUrl() {
        return resources.noticesQueueUrl();
    }

    @Override
    public void close() {
        closing.close();
    }
}
