package io.bulkdata.receiver.webhook;

import io.bulkdata.core.aws.AwsEnvironment;
import io.bulkdata.core.settings.Settings;
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
    ExportQueue exportQueue(Settings environment, WebhookSettings settings) {
        SqsClient sqs = new AwsEnvironment(environment)
                .configure(SqsClient.builder(), "SQS")
                .overrideConfiguration(limits -> limits.apiCallTimeout(settings.queueTimeout())
                        .apiCallAttemptTimeout(settings.queueTimeout().dividedBy(ATTEMPTS)))
                .build();
        return new SqsExportQueue(sqs, settings.exportsQueueUrl());
    }

    @Bean
    ReceiveWebhook receiveWebhook(WebhookSettings settings, ExportQueue queue) {
        return new ReceiveWebhook(
                new WebhookSignature(settings.secrets()),
                new ExportAnnouncement(settings.sources()),
                queue,
                Clock.systemUTC());
    }

    @Bean
    ServletRegistrationBean<WebhookServlet> servlet(ReceiveWebhook receiveWebhook) {
        return new ServletRegistrationBean<>(new WebhookServlet(receiveWebhook), "/*");
    }
}
