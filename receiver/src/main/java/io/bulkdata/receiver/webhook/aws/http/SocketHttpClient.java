package io.bulkdata.receiver.webhook.aws.http;

import java.time.Duration;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Supplier;
import javax.net.SocketFactory;
import javax.net.ssl.SSLSocketFactory;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpConfigurationOption;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.utils.AttributeMap;

/**
 * Sends a small request as one write over a connection that is kept, and takes in a small answer whole. It loads next to no
 * classes, needs no thread of its own, and prepares TLS only when it is used: docs/decisions/0006-cold-start.md says
 * why. It follows no redirects and uses no proxy. Repeats nothing itself: what fails is the SDK's to try again.
 */
public final class SocketHttpClient implements SdkHttpClient {

    /** Connections at rest; a Lambda has one invocation at a time. */
    private static final int KEPT = 4;

    private final Duration connectTimeout;
    private final Duration readTimeout;
    private final Supplier<SocketFactory> tls;
    private final Deque<Connection> resting = new ConcurrentLinkedDeque<>();

    SocketHttpClient(AttributeMap options, Supplier<SocketFactory> tls) {
        this.connectTimeout = options.get(SdkHttpConfigurationOption.CONNECTION_TIMEOUT);
        this.readTimeout = options.get(SdkHttpConfigurationOption.READ_TIMEOUT);
        this.tls = tls;
    }

    /** For {@code httpClientBuilder} of a client of the SDK. */
    public static SdkHttpClient.Builder<?> builder() {
        return new Builder();
    }

    @Override
    public String clientName() {
        return "Socket";
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return new SocketRequest(this, request);
    }

    /** A connection to where that request goes: one that rests, or a new one. */
    Connection connection(SdkHttpRequest request) {
        Route route = Route.of(request);
        for (Connection kept = resting.poll(); kept != null; kept = resting.poll()) {
            if (kept.leadsAlong(route) && kept.isFresh()) {
                return kept;
            }
            kept.close();
        }
        return new Connection(route, connectTimeout, readTimeout, tls);
    }

    /** Keeps a connection for the next request. */
    void rest(Connection connection) {
        if (resting.size() < KEPT) {
            resting.push(connection);
        } else {
            connection.close();
        }
    }

    @Override
    public void close() {
        for (Connection kept = resting.poll(); kept != null; kept = resting.poll()) {
            kept.close();
        }
    }

    private static final class Builder implements SdkHttpClient.Builder<Builder> {
        @Override
        public SdkHttpClient buildWithDefaults(AttributeMap defaults) {
            return new SocketHttpClient(
                    defaults.merge(SdkHttpConfigurationOption.GLOBAL_HTTP_DEFAULTS), SSLSocketFactory::getDefault);
        }
    }
}
