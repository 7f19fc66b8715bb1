package io.bulkdata.receiver.webhook;

import com.amazonaws.serverless.proxy.model.AwsProxyRequest;
import com.amazonaws.serverless.proxy.model.AwsProxyResponse;
import com.amazonaws.serverless.proxy.spring.SpringBootLambdaContainerHandler;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.bulkdata.core.settings.Settings;
import io.bulkdata.receiver.telemetry.Telemetry;
import io.bulkdata.receiver.telemetry.powertools.PowertoolsTelemetry;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** The webhook Lambda: REST proxy events of API Gateway in, their answers out. May be called by several threads at once. */
public final class WebhookHandler implements RequestStreamHandler {

    private final Telemetry telemetry;
    private final SpringBootLambdaContainerHandler<AwsProxyRequest, AwsProxyResponse> container;

    /** As Lambda makes it: configured by the process's environment. */
    public WebhookHandler() {
        this(Settings.fromEnvironment());
    }

    /** @throws io.bulkdata.core.settings.SettingsException when the settings do not make a configuration */
    public WebhookHandler(Settings environment) {
        WebhookSettings settings = environment.read(WebhookSettings::read);
        settings.warn();
        this.telemetry = PowertoolsTelemetry.of(environment);
        this.container = WebhookContainer.start(environment, settings, telemetry);
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        telemetry.begin(context);
        try {
            ProxyMessages.write(container.proxy(ProxyMessages.read(event), context), answer);
        } finally {
            telemetry.end();
        }
    }
}
