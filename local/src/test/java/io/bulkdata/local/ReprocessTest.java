package io.bulkdata.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bulkdata.core.failure.FailureClass;
import io.bulkdata.core.message.Notice;
import io.bulkdata.core.settings.Settings;
import io.bulkdata.loader.BatchId;
import io.bulkdata.loader.operate.Installation;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.redshift.RedshiftClient;

/** A warehouse that is paused for longer than a batch waits, and what becomes of the batch. */
class ReprocessTest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String KEY = "exports/acme/full/petitions/20261120/petitions_20261120010000.csv";

    /** No look at a warehouse that is away, so that the first one quarantines. */
    private static final Persistence IMPATIENT = Persistence.defaults().waiting(Duration.ofSeconds(1), 0);

    @Test
    void whatAnOutageHasQuarantinedIsLoadedAfterItWithoutAnybodysDoing() throws SQLException {
        // The pause is longer than the cluster needs to resume.
        Persistence persistence = IMPATIENT.hearing(FailureRoute.QUEUE).reprocessing(3, Duration.ofSeconds(10));
        try (LocalPipeline pipeline = start(persistence);
                RedshiftClient cluster = cluster(pipeline)) {
            pause(cluster);
            land(pipeline);
            Notice failure = notices(pipeline, 1).get(0);
            resume(cluster);

            assertThat(failure.status()).isEqualTo(Notice.Status.QUARANTINED);
            assertThat(failure.error().failureClass()).isEqualTo(FailureClass.TRANSIENT);
            Notice end = notices(pipeline, 2).get(1);
            assertThat(end.status()).isEqualTo(Notice.Status.LOADED);
            assertThat(end.batchId()).isEqualTo(failure.batchId());
            assertThat(rows(pipeline)).containsExactly("1|Save the bees");
            assertThat(installation(pipeline)
                            .batches()
                            .show(new BatchId(end.batchId()))
                            .batch()
                            .reprocessed())
                    .isEqualTo(1);
        }
    }

    @Test
    void aTopicCallsTheFunctionTooWhichGivesUpAndLeavesTheRestToACommand() throws SQLException {
        Persistence persistence = IMPATIENT.hearing(FailureRoute.TOPIC).reprocessing(1, Duration.ofSeconds(1));
        try (LocalPipeline pipeline = start(persistence);
                RedshiftClient cluster = cluster(pipeline)) {
            pause(cluster);
            land(pipeline);
            List<Notice> failures = notices(pipeline, 2);
            assertThat(failures).extracting(Notice::status).containsOnly(Notice.Status.QUARANTINED);
            BatchId id = new BatchId(failures.get(0).batchId());
            resume(cluster);

            installation(pipeline).batches().reprocess(id);

            assertThat(notices(pipeline, 3).get(2).status()).isEqualTo(Notice.Status.LOADED);
            assertThat(rows(pipeline)).containsExactly("1|Save the bees");
        }
    }

    private static LocalPipeline start(Persistence persistence) throws SQLException {
        LocalPipeline pipeline =
                LocalPipeline.start(LocalOptions.defaults("secret").trying(persistence));
        Sql.execute(pipeline.warehouse(), "CREATE TABLE public.petitions (id INTEGER, title VARCHAR(100))");
        return pipeline;
    }

    private static RedshiftClient cluster(LocalPipeline pipeline) {
        return RedshiftClient.builder()
                .endpointOverride(pipeline.warehouse().clusterEndpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "any")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    private static void pause(RedshiftClient cluster) {
        cluster.pauseCluster(request -> request.clusterIdentifier("default"));
        await().atMost(PATIENCE).until(() -> status(cluster).equals("paused"));
    }

    private static void resume(RedshiftClient cluster) {
        cluster.resumeCluster(request -> request.clusterIdentifier("default"));
        await().atMost(PATIENCE).until(() -> status(cluster).equals("available"));
    }

    private static String status(RedshiftClient cluster) {
        return cluster.describeClusters().clusters().get(0).clusterStatus();
    }

    private static void land(LocalPipeline pipeline) {
        pipeline.aws()
                .s3()
                .putObject(
                        put -> put.bucket(Resources.LANDING_BUCKET).key(KEY),
                        RequestBody.fromString("id,title\n1,Save the bees\n"));
    }

    private static List<Notice> notices(LocalPipeline pipeline, int count) {
        await().atMost(PATIENCE).until(() -> pipeline.notices().read().size() >= count);
        return pipeline.notices().read();
    }

    private static List<String> rows(LocalPipeline pipeline) throws SQLException {
        return Sql.rows(pipeline.warehouse(), "SELECT id, title FROM public.petitions");
    }

    private static Installation installation(LocalPipeline pipeline) {
        return new Installation(new Settings(pipeline.environment()));
    }
}
