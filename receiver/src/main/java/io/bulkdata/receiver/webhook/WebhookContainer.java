package io.bulkdata.receiver.webhook;

import com.amazonaws.serverless.proxy.AwsProxyExceptionHandler;
import com.amazonaws.serverless.proxy.AwsProxySecurityContextWriter;
import com.amazonaws.serverless.proxy.InitializationWrapper;
import com.amazonaws.serverless.proxy.internal.LambdaContainerHandler;
import com.amazonaws.serverless.proxy.internal.servlet.AwsProxyHttpServletResponseWriter;
import com.amazonaws.serverless.proxy.model.AwsProxyRequest;
import com.amazonaws.serverless.proxy.model.AwsProxyResponse;
import com.amazonaws.serverless.proxy.spring.SpringBootLambdaContainerHandler;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import jakarta.servlet.Servlet;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * AWS's container with Spring Boot in it, as small as it goes. The container's own way to start Spring would look for a web
 * server, configuration files and annotations; all there is to find is one servlet.
 */
final class WebhookContainer extends SpringBootLambdaContainerHandler<AwsProxyRequest, AwsProxyResponse> {

    private final WebhookApplication application;
    private boolean started;

    private WebhookContainer(WebhookApplication application) {
        super(
                AwsProxyRequest.class,
                AwsProxyResponse.class,
                new WebhookRequestReader(),
                new AwsProxyHttpServletResponseWriter(),
                new AwsProxySecurityContextWriter(),
                new AwsProxyExceptionHandler(),
                WebhookApplication.class,
                new InitializationWrapper(),
                WebApplicationType.NONE);
        this.application = application;
    }

    /** A container with this application, started. */
    static WebhookContainer start(WebhookApplication application) {
        // Events are read and written by ProxyMessages: the container's own way need not be prepared.
        LambdaContainerHandler.getObjectMapper()
                .disable(DeserializationFeature.EAGER_DESERIALIZER_FETCH)
                .disable(SerializationFeature.EAGER_SERIALIZER_FETCH);
        WebhookContainer container = new WebhookContainer(application);
        // No access log: a sender's path and query are his own affair.
        container.setLogFormatter(null);
        container.initialize();
        return container;
    }

    /** Also called by the container before each request, since its own way to start was not taken. */
    @Override
    public synchronized void initialize() {
        if (!started) {
            ConfigurableApplicationContext context = application.run();
            getServletContext()
                    .addServlet("webhook", context.getBean(Servlet.class))
                    .addMapping("/*");
            started = true;
        }
    }
}
