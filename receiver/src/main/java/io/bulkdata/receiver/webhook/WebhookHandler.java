package io.bulkdata.receiver.webhook;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.bulkdata.core.settings.Settings;
import io.bulkdata.receiver.telemetry.Telemetry;
import io.bulkdata.receiver.telemetry.powertools.PowertoolsTelemetry;
import io.bulkdata.receiver.webhook.aws.RehearsedQueue;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import software.amazon.awssdk.http.SdkHttpClient;

/** The webhook Lambda: REST proxy events of API Gateway in, their answers out. May be called by several threads at once. */
public final class WebhookHandler implements RequestStreamHandler {

    /** docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html */
    private static final String INITIALIZATION = "AWS_LAMBDA_INITIALIZATION_TYPE";

    private final Telemetry telemetry;
    private final WebhookContainer container;

    @SuppressWarnings({"unused", "FieldCanBeLocal"}) // The runtime holds it weakly.
    private final Rehearsal rehearsal;

    /** As Lambda makes it: configured by the process's environment. */
    public WebhookHandler() {
        this(Settings.fromEnvironment());
    }

    /** @throws io.bulkdata.core.settings.SettingsException when the settings do not make a configuration */
    public WebhookHandler(Settings environment) {
        this(environment, PowertoolsTelemetry.of(environment), WebhookApplication.transport());
    }

    private WebhookHandler(Settings environment, Telemetry telemetry, SdkHttpClient.Builder<?> transport) {
        WebhookSettings settings = environment.read(WebhookSettings::read);
        settings.warn();
        this.telemetry = telemetry;
        this.container = WebhookContainer.start(new WebhookApplication(environment, settings, telemetry, transport));
        this.rehearsal = waitsForSnapshot(environment) ? Rehearsal.planned() : null;
    }

    /** Elsewhere nothing of a snapshot is known, and the classes for it are not even there. */
    static boolean waitsForSnapshot(Settings environment) {
        return environment.value(INITIALIZATION).filter("snap-start"::equals).isPresent();
    }

    /** One that tells nobody what it does and whose messages stay here. */
    static WebhookHandler rehearsing(Settings madeUp, RehearsedQueue queue) {
        return new WebhookHandler(madeUp, Telemetry.none(), queue.asBuilder());
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
