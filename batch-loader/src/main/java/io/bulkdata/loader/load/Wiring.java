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

    static Loader loader(Settings settings) {
        return loader(settings, LoaderMetrics.none(), Clock.systemUTC());
    }

    static Loader loader(Settings settings, LoaderMetrics metrics, Clock clock) {
        LoadSettings loading = settings.read(LoadSettings::from);
        return loader(settings, loading, warehouse(settings, loading), metrics, clock);
    }

    private static Warehouse warehouse(Settings settings, LoadSettings loading) {
        return new AwsLogins(new AwsEnvironment(settings)).warehouse(loading.warehouse());
    }

    static Loader loader(Settings settings, Warehouse warehouse) {
        return loader(settings, settings.read(LoadSettings::from), warehouse, LoaderMetrics.none(), Clock.systemUTC());
    }

    private static Loader loader(
            Settings settings, LoadSettings loading, Warehouse warehouse, LoaderMetrics metrics, Clock clock) {
        AwsEnvironment aws = new AwsEnvironment(settings);
        S3Client s3 = s3(aws);
        Manifests manifests = new S3Manifests(s3);
        BatchLeases leases = leases(aws, loading);
        ManifestPlaces places = loading.manifests();
        Inspector inspector = new Inspector(new S3Landing(s3), manifests);
        LoadPlanner planner = new LoadPlanner(places, loading.grace());
        LoadTransaction transaction =
                new LoadTransaction(planner, new PlanRunner(loading.copy()), inspector, manifests, places, clock);
        Endings endings = new Endings(
                leases, manifests, places, notices(aws, loading), loading.retries(), loading.away(), metrics, clock);
        Admission admission = new Admission(loading.name(), loading.retries());
        return new Loader(
                leases,
                new Loadings(rules(aws, loading, clock), loading.key()),
                inspector,
                new LedgerTables(warehouse),
                new GuardedTransaction(warehouse, transaction, loading.shrink(), leases, clock),
                endings,
                admission,
                clock);
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
