package io.bulkdata.local.controlshift;

import io.bulkdata.local.controlshift.export.ExportBucket;
import io.bulkdata.local.controlshift.export.Exporter;
import io.bulkdata.local.controlshift.schema.SchemaServer;
import io.bulkdata.local.controlshift.schema.SourceSchema;
import io.bulkdata.local.controlshift.source.SourceDatabase;
import io.bulkdata.local.controlshift.webhook.Delivery;
import io.bulkdata.local.controlshift.webhook.Endpoint;
import io.bulkdata.local.controlshift.webhook.RetryPauses;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** The settings of a simulated ControlShift. Without a default: webhook URL, secret, S3 client, presigner. */
public final class ControlShiftBuilder {

    private URI webhookUrl;
    private String secret;
    private S3Client s3;
    private S3Presigner presigner;
    private String bucket = "agra-data-exports-staging";
    private String organisation = "default";
    private int rows = 1_000;
    private long seed = 1;
    private boolean bzip2;
    private boolean shareS3;
    private double retryScale = 1;
    private int webhooksAtOnce = 4;
    private Duration urlExpiry = Duration.ofHours(6);
    private Clock clock = Clock.systemUTC();
    private Consumer<Delivery> listener = delivery -> {};

    ControlShiftBuilder() {}

    /** Where webhooks are posted to. */
    public ControlShiftBuilder webhookUrl(URI value) {
        this.webhookUrl = value;
        return this;
    }

    /** The endpoint's secret, which signs its webhooks. */
    public ControlShiftBuilder secret(String value) {
        this.secret = value;
        return this;
    }

    /** Where exports are put; the caller closes it. */
    public ControlShiftBuilder s3(S3Client value) {
        this.s3 = value;
        return this;
    }

    /** What signs the exports' URLs; the caller closes it. */
    public ControlShiftBuilder presigner(S3Presigner value) {
        this.presigner = value;
        return this;
    }

    /** The bucket of the exports, which must exist; by default {@code agra-data-exports-staging}. */
    public ControlShiftBuilder bucket(String value) {
        this.bucket = value;
        return this;
    }

    /** The organisation's slug; by default {@code default}. */
    public ControlShiftBuilder organisation(String value) {
        this.organisation = value;
        return this;
    }

    /** How many signatures there are at the start, 1,000 by default; the other tables are smaller in proportion. */
    public ControlShiftBuilder rows(int value) {
        this.rows = value;
        return this;
    }

    /** The same seed gives the same rows; 1 by default. */
    public ControlShiftBuilder seed(long value) {
        this.seed = value;
        return this;
    }

    /** Whether exports are compressed; not by default. */
    public ControlShiftBuilder bzip2(boolean value) {
        this.bzip2 = value;
        return this;
    }

    /** Whether webhooks tell the file's place in S3; not by default. */
    public ControlShiftBuilder shareS3(boolean value) {
        this.shareS3 = value;
        return this;
    }

    /** What the pauses between retries are multiplied by; 1 by default. */
    public ControlShiftBuilder retryScale(double value) {
        this.retryScale = value;
        return this;
    }

    /** How many webhooks are posted at the same time; 4 by default. */
    public ControlShiftBuilder webhooksAtOnce(int value) {
        this.webhooksAtOnce = value;
        return this;
    }

    /** How long signed URLs work, in real time; 6 hours by default. */
    public ControlShiftBuilder urlExpiry(Duration value) {
        this.urlExpiry = value;
        return this;
    }

    /** The time of rows and exports, such as a {@link SimulatedClock}; the machine's by default. */
    public ControlShiftBuilder clock(Clock value) {
        this.clock = value;
        return this;
    }

    /** Told of each delivery as it ends, from the threads that send; nobody by default. */
    public ControlShiftBuilder onDelivery(Consumer<Delivery> value) {
        this.listener = value;
        return this;
    }

    /**
     * Fills the database and starts to serve the schema.
     *
     * @throws IOException when no port can be listened on
     * @throws NullPointerException naming a setting that is missing
     */
    public ControlShift start() throws IOException {
        Objects.requireNonNull(webhookUrl, "webhookUrl");
        Objects.requireNonNull(secret, "secret");
        ExportBucket target = new ExportBucket(s3, presigner, bucket, urlExpiry);
        Exporter exporter = new Exporter(target, organisation, bzip2, clock);
        RetryPauses pauses = new RetryPauses(retryScale);
        SourceSchema schema = SourceSchema.published();
        SourceDatabase database = SourceDatabase.filled(schema, rows, seed, clock.instant());
        return new ControlShift(
                database,
                exporter,
                new Announcer(new Endpoint(webhookUrl, secret, pauses, webhooksAtOnce), shareS3, seed, listener),
                SchemaServer.start(schema, bzip2),
                clock);
    }
}
