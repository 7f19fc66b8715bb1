package io.bulkdata.receiver.fetch;

import io.bulkdata.core.aws.AwsEnvironment;
import io.bulkdata.core.settings.Settings;
import io.bulkdata.receiver.fetch.aws.HeadSigning;
import io.bulkdata.receiver.fetch.aws.S3Landing;
import io.bulkdata.receiver.fetch.aws.S3SharedExports;
import io.bulkdata.receiver.quarantine.CountedQuarantine;
import io.bulkdata.receiver.quarantine.aws.SqsQuarantine;
import io.bulkdata.receiver.telemetry.ReceiverMetrics;
import java.time.Clock;
import okhttp3.Dns;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.services.s3.S3Client;

/** Puts the fetch Lambda together. */
final class FetchWiring {

    /** 10,000 parts, the most S3 takes, make 160 GB; four at a time fit into a heap of 256 MB with room to spare. */
    private static final int PART_BYTES = 16 * 1024 * 1024;

    private FetchWiring() {}

    static ExportMessages messages(Settings environment, ReceiverMetrics metrics) {
        FetchSettings settings = environment.read(FetchSettings::read);
        settings.sources().warnOfPlainHttp();
        return new ExportMessages(
                fetchExport(settings, s3(environment), PART_BYTES, Patience.USUAL, Dns.SYSTEM),
                new CountedQuarantine(new SqsQuarantine(settings.quarantine(), environment), metrics),
                settings.attempts(),
                metrics,
                Clock.systemUTC());
    }

    static FetchExport fetchExport(FetchSettings settings, S3Client s3, int partBytes, Patience patience, Dns dns) {
        ExportServer server = new ExportServer(settings.sources(), settings.readTimeout(), dns);
        return new FetchExport(
                settings.sources(),
                new LandingPlan(settings.organisation()),
                new InsideCopy(new S3SharedExports(s3, settings.landingBucket())),
                new Download(
                        new Exports(server, partBytes, patience),
                        new S3Landing(s3, settings.landingBucket(), partBytes),
                        patience));
    }

    private static S3Client s3(Settings environment) {
        // By Apache's client: when a connection breaks before the body of a PUT is sent, the JDK's own throws past the
        // SDK's retries.
        return new AwsEnvironment(environment)
                .configure(S3Client.builder(), "S3")
                .httpClientBuilder(ApacheHttpClient.builder())
                .serviceConfiguration(s3 -> s3.chunkedEncodingEnabled(false))
                .putAuthScheme(new HeadSigning())
                .build();
    }
}
