package io.bulkdata.loader.load;

import io.bulkdata.core.aws.AwsEnvironment;
import io.bulkdata.core.settings.Settings;
import io.bulkdata.loader.BatchLeases;
import io.bulkdata.loader.Manifests;
import io.bulkdata.loader.Notices;
import io.bulkdata.loader.aws.DynamoBatchLeases;
import io.bulkdata.loader.aws.S3Landing;
import io.bulkdata.loader.aws.S3Manifests;
import io.bulkdata.loader.aws.S3RuleDocuments;
import io.bulkdata.loader.aws.SnsNotices;
import io.bulkdata.loader.rule.CurrentRules;
import io.bulkdata.loader.telemetry.LoaderMetrics;
import io.bulkdata.redshift.aws.AwsLogins;
import io.bulkdata.redshift.ledger.LedgerTables;
import io.bulkdata.redshift.warehouse.Warehouse;
import java.time.Clock;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sns.SnsClient;

/** Puts the loader together. */
final class Wiring {

    private Wiring() {}

    static GroupLoader loader(Settings settings) {
        return loader(settings, LoaderMetrics.none(), Clock.systemUTC());
    }

    static GroupLoader loader(Settings settings, LoaderMetrics metrics, Clock clock) {
        LoadSettings loading = settings.read(LoadSettings::from);
        return loader(settings, loading, warehouse(settings, loading), metrics, clock);
    }

    private static Warehouse warehouse(Settings settings, LoadSettings loading) {
        return new AwsLogins(new AwsEnvironment(settings)).warehouse(loading.warehouse());
    }

    static GroupLoader loader(Settings settings, Warehouse warehouse) {
        return loader(settings, settings.read(LoadSettings::from), warehouse, LoaderMetrics.none(), Clock.systemUTC());
    }

    private static GroupLoader loader(
            Settings settings, LoadSettings loading, Warehouse warehouse, LoaderMetrics metrics, Clock clock) {
        AwsEnvironment aws = new AwsEnvironment(settings);
        S3Client s3 = s3(aws);
        return loader(
                loading,
                new Outside(
                        leases(aws, loading),
                        new S3Landing(s3),
                        new S3Manifests(s3),
                        notices(aws, loading),
                        rules(aws, loading, clock),
                        warehouse,
                        metrics,
                        clock));
    }

    static GroupLoader loader(LoadSettings loading, Outside outside) {
        return loader(loading, outside, new Parallel());
    }

    static GroupLoader loader(LoadSettings loading, Outside outside, Parallel parallel) {
        BatchLeases leases = outside.leases();
        Manifests manifests = outside.manifests();
        Clock clock = outside.clock();
        ManifestPlaces places = loading.manifests();
        LedgerTables ledger = new LedgerTables(outside.warehouse());
        Inspector inspector = new Inspector(outside.landing(), manifests, parallel);
        Endings endings = new Endings(
                leases,
                manifests,
                places,
                outside.notices(),
                loading.retries(),
                loading.away(),
                new Hindsight(ledger, outside.warehouse()),
                outside.metrics(),
                clock);
        Loadings loadings = new Loadings(outside.rules(), loading.key());
        GuardedTransaction transaction = transaction(loading, outside, inspector);
        Admission admission = new Admission(loading.name(), loading.retries());
        Loader loader = new Loader(leases, loadings, inspector, ledger, transaction, endings, admission, clock);
        return new GroupLoader(
                loading.name(), leases, loadings, inspector, ledger, transaction, endings, loader, parallel, clock);
    }

    private static GuardedTransaction transaction(LoadSettings loading, Outside outside, Inspector inspector) {
        LoadPlanner planner = new LoadPlanner(loading.manifests(), loading.grace());
        PlanRunner runner = new PlanRunner(loading.copy());
        Books books = new Books(loading.manifests(), outside.clock());
        return new GuardedTransaction(
                outside.warehouse(),
                new LoadTransaction(planner, runner, inspector, outside.manifests(), loading.manifests(), books),
                new GroupTransaction(planner, runner, outside.manifests(), loading.manifests(), books),
                loading.shrink(),
                outside.leases(),
                outside.clock());
    }

    private static CurrentRules rules(AwsEnvironment aws, LoadSettings loading, Clock clock) {
        return loading.loadRules()
                .map(document -> CurrentRules.of(S3RuleDocuments.of(aws, document), any -> {}, clock))
                .orElseGet(CurrentRules::none);
    }

    /**
     * Anything but AWS itself has no host name for each bucket. By Apache's client: when a connection breaks before the body of a
     * PUT is sent, the JDK's own throws past the SDK's retries.
     */
    static S3Client s3(AwsEnvironment aws) {
        return aws.configure(
                        S3Client.builder().forcePathStyle(aws.endpoint("S3").isPresent()), "S3")
                .httpClientBuilder(ApacheHttpClient.builder())
                .build();
    }

    private static BatchLeases leases(AwsEnvironment aws, LoadSettings loading) {
        DynamoDbClient client =
                aws.configure(DynamoDbClient.builder(), "DYNAMODB").build();
        return new DynamoBatchLeases(client, loading.table(), loading.history());
    }

    private static Notices notices(AwsEnvironment aws, LoadSettings loading) {
        SnsClient client = aws.configure(SnsClient.builder(), "SNS").build();
        return new SnsNotices(client, loading.successTopic(), loading.failureTopic());
    }
}
