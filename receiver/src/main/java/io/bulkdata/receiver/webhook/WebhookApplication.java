package io.bulkdata.receiver.webhook;

import io.bulkdata.core.aws.AwsEnvironment;
import io.bulkdata.core.settings.Settings;
import io.bulkdata.receiver.quarantine.CountedQuarantine;
import io.bulkdata.receiver.quarantine.aws.SqsQuarantine;
import io.bulkdata.receiver.telemetry.Telemetry;
import io.bulkdata.receiver.webhook.authentic.Authenticity;
import io.bulkdata.receiver.webhook.authentic.AuthenticitySettings;
import io.bulkdata.receiver.webhook.authentic.CachedKeyring;
import io.bulkdata.receiver.webhook.authentic.FixedKeyring;
import io.bulkdata.receiver.webhook.authentic.Keyring;
import io.bulkdata.receiver.webhook.aws.AwsDestinations;
import io.bulkdata.receiver.webhook.aws.SecretsManagerCredentials;
import io.bulkdata.receiver.webhook.aws.SqsExportQueue;
import io.bulkdata.receiver.webhook.aws.http.SocketHttpClient;
import jakarta.servlet.Servlet;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.ApplicationContextFactory;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.AbstractEnvironment;
import org.springframework.core.env.ConfigurableEnvironment;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * The whole of the Spring application: a queue, the use case, a servlet, each made by code. Nothing is scanned for, bound or
 * configured automatically, and there is no web server to be found.
 */
final class WebhookApplication extends SpringApplication {

    /** A connection that hangs must leave time for another attempt. */
    private static final int ATTEMPTS = 3;

    private final Settings environment;
    private final WebhookSettings settings;
    private final Telemetry telemetry;
    private final SdkHttpClient.Builder<?> transport;

    /** @param transport how messages get to SQS */
    WebhookApplication(
            Settings environment, WebhookSettings settings, Telemetry telemetry, SdkHttpClient.Builder<?> transport) {
        super(WebhookApplication.class);
        this.environment = environment;
        this.settings = settings;
        this.telemetry = telemetry;
        this.transport = transport;
        setWebApplicationType(WebApplicationType.NONE);
        setApplicationContextFactory(new PlainContext());
        setEnvironment(new SettingsOnlyEnvironment());
        setBannerMode(Banner.Mode.OFF);
        setLogStartupInfo(false);
        setRegisterShutdownHook(false);
        setAddConversionService(false);
        // They would configure the logging system and read configuration files.
        setListeners(List.of());
        setInitializers(List.of());
    }

    /** Chosen by measurement: docs/decisions/0006-cold-start.md. */
    static SdkHttpClient.Builder<?> transport() {
        return SocketHttpClient.builder();
    }

    /** The beans are made here, not found. */
    @Override
    protected void load(ApplicationContext context, Object[] sources) {
        GenericApplicationContext beans = (GenericApplicationContext) context;
        beans.registerBean(ExportQueue.class, this::exportQueue);
        beans.registerBean(ReceiveWebhook.class, () -> receiveWebhook(context.getBean(ExportQueue.class)));
        beans.registerBean(Servlet.class, () -> servlet(context.getBean(ReceiveWebhook.class)));
    }

    /** There is nothing to bind. */
    @Override
    protected void bindToSpringApplication(ConfigurableEnvironment empty) {
        // Its own properties would be looked for in the environment, which has none.
    }

    private ExportQueue exportQueue() {
        // Not Duration.dividedBy: it computes with large decimals, whose class computes a good while as it is loaded.
        Duration attempt = Duration.ofMillis(Math.max(1, settings.queueTimeout().toMillis() / ATTEMPTS));
        SqsClient sqs = new AwsEnvironment(environment)
                .configure(SqsClient.builder(), "SQS")
                .httpClientBuilder(transport)
                .overrideConfiguration(
                        limits -> limits.apiCallTimeout(settings.queueTimeout()).apiCallAttemptTimeout(attempt))
                .build();
        return new TimedExportQueue(new SqsExportQueue(sqs, settings.exportsQueueUrl()), telemetry.metrics());
    }

    private ReceiveWebhook receiveWebhook(ExportQueue queue) {
        Clock clock = Clock.systemUTC();
        return new ReceiveWebhook(
                new Authenticity(settings.authenticity(), keyring(clock)),
                new ExportAnnouncement(settings.sources()),
                new OtherWebhooks(settings.routes(), new AwsDestinations(environment, settings.queueTimeout())),
                queue,
                new CountedQuarantine(new SqsQuarantine(settings.quarantine(), environment), telemetry.metrics()),
                clock);
    }

    private Keyring keyring(Clock clock) {
        AuthenticitySettings authenticity = settings.authenticity();
        return authenticity.secretId() == null
                ? new FixedKeyring(authenticity.credentials())
                : new CachedKeyring(new SecretsManagerCredentials(authenticity, environment), clock);
    }

    private WebhookServlet servlet(ReceiveWebhook receiveWebhook) {
        return new WebhookServlet(receiveWebhook, settings.authenticity().asksForPassword(), telemetry.metrics());
    }

    /** Not a lambda: a cache of classes does not keep those for interfaces with constants. */
    private static final class PlainContext implements ApplicationContextFactory {
        @Override
        public ConfigurableApplicationContext create(WebApplicationType none) {
            return new GenericApplicationContext();
        }
    }

    /** An environment without a property source: Spring sees neither system properties nor the process's variables. */
    private static final class SettingsOnlyEnvironment extends AbstractEnvironment {}
}
