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
import java.time.Clock;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The whole of the Spring context: a queue, the use case, a servlet. Nothing is scanned for or configured automatically. */
@Configuration(proxyBeanMethods = false)
class WebhookApplication {

    /** A connection that hangs must leave time for another attempt. */
    private static final int ATTEMPTS = 3;

    @Bean
    ExportQueue exportQueue(Settings environment, WebhookSettings settings, Telemetry telemetry) {
        SqsClient sqs = new AwsEnvironment(environment)
                .configure(SqsClient.builder(), "SQS")
                .overrideConfiguration(limits -> limits.apiCallTimeout(settings.queueTimeout())
                        .apiCallAttemptTimeout(settings.queueTimeout().dividedBy(ATTEMPTS)))
                .build();
        return new TimedExportQueue(new SqsExportQueue(sqs, settings.exportsQueueUrl()), telemetry.metrics());
    }

    @Bean
    ReceiveWebhook receiveWebhook(
            Settings environment, WebhookSettings settings, ExportQueue queue, Telemetry telemetry) {
        Clock clock = Clock.systemUTC();
        AuthenticitySettings authenticity = settings.authenticity();
        return new ReceiveWebhook(
                new Authenticity(authenticity, keyring(environment, authenticity, clock)),
                new ExportAnnouncement(settings.sources()),
                new OtherWebhooks(settings.routes(), new AwsDestinations(environment, settings.queueTimeout())),
                queue,
                new CountedQuarantine(new SqsQuarantine(settings.quarantine(), environment), telemetry.metrics()),
                clock);
    }

    private static Keyring keyring(Settings environment, AuthenticitySettings settings, Clock clock) {
        return settings.secretId() == null
                ? new FixedKeyring(settings.credentials())
                : new CachedKeyring(new SecretsManagerCredentials(settings, environment), clock);
    }

    @Bean
    ServletRegistrationBean<WebhookServlet> servlet(
            ReceiveWebhook receiveWebhook, WebhookSettings settings, Telemetry telemetry) {
        boolean asksForPassword = settings.authenticity().asksForPassword();
        return new ServletRegistrationBean<>(
                new WebhookServlet(receiveWebhook, asksForPassword, telemetry.metrics()), "/*");
    }
}
