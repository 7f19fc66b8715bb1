package io.bulkdata.receiver.webhook;

import com.amazonaws.serverless.proxy.InitializationWrapper;
import com.amazonaws.serverless.proxy.internal.LambdaContainerHandler;
import com.amazonaws.serverless.proxy.model.AwsProxyRequest;
import com.amazonaws.serverless.proxy.model.AwsProxyResponse;
import com.amazonaws.serverless.proxy.spring.SpringBootLambdaContainerHandler;
import com.amazonaws.serverless.proxy.spring.SpringBootProxyHandlerBuilder;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.bulkdata.core.settings.Settings;
import io.bulkdata.receiver.telemetry.Telemetry;
import java.util.List;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringApplicationRunListener;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.AbstractEnvironment;

/** Starts Spring Boot behind AWS's container, as small as it goes. */
final class WebhookContainer {

    private WebhookContainer() {}

    /** A container with a context of its own, which knows these settings. */
    static SpringBootLambdaContainerHandler<AwsProxyRequest, AwsProxyResponse> start(
            Settings environment, WebhookSettings settings, Telemetry telemetry) {
        // The container hands itself to its server factory through a static field: two must not start at once.
        synchronized (WebhookContainer.class) {
            return SpringApplication.withHook(
                    application -> slim(application, environment, settings, telemetry), WebhookContainer::build);
        }
    }

    private static SpringBootLambdaContainerHandler<AwsProxyRequest, AwsProxyResponse> build() throws Exception {
        // Events are read and written by ProxyMessages: the container's own way need not be prepared.
        LambdaContainerHandler.getObjectMapper()
                .disable(DeserializationFeature.EAGER_DESERIALIZER_FETCH)
                .disable(SerializationFeature.EAGER_SERIALIZER_FETCH);
        var container = new SpringBootProxyHandlerBuilder<AwsProxyRequest>()
                .defaultProxy()
                .requestReader(new WebhookRequestReader())
                .servletApplication()
                .initializationWrapper(new InitializationWrapper())
                .springBootApplication(WebhookApplication.class)
                .buildAndInitialize();
        // No access log: a sender's path and query are his own affair.
        container.setLogFormatter(null);
        return container;
    }

    /** The container makes the application itself and offers no other way to get at it before it runs. */
    private static SpringApplicationRunListener slim(
            SpringApplication application, Settings environment, WebhookSettings settings, Telemetry telemetry) {
        application.setBannerMode(Banner.Mode.OFF);
        application.setLogStartupInfo(false);
        application.setRegisterShutdownHook(false);
        // The listeners would configure the logging system and read configuration files.
        application.setListeners(List.of());
        application.setEnvironment(new SettingsOnlyEnvironment());
        ApplicationContextInitializer<ConfigurableApplicationContext> handIn = context -> {
            context.getBeanFactory().registerSingleton("environmentSettings", environment);
            context.getBeanFactory().registerSingleton("webhookSettings", settings);
            context.getBeanFactory().registerSingleton("telemetry", telemetry);
        };
        application.setInitializers(List.of(handIn));
        return new SpringApplicationRunListener() {};
    }

    /** An environment without a property source: Spring sees neither system properties nor the process's variables. */
    private static final class SettingsOnlyEnvironment extends AbstractEnvironment {}
}
