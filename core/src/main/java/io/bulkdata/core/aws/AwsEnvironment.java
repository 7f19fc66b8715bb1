package io.bulkdata.core.aws;

import io.bulkdata.core.settings.Settings;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;

/**
 * Where AWS is: region, credentials and endpoints by the names every AWS SDK knows ({@code AWS_REGION},
 * {@code AWS_ACCESS_KEY_ID}, {@code AWS_ENDPOINT_URL_SQS}, ...), read from the given settings and not from the process, so
 * that several pipelines can live in one.
 */
public final class AwsEnvironment {

    private final Settings settings;

    public AwsEnvironment(Settings settings) {
        this.settings = settings;
    }

    /**
     * Settles a client's region, credentials, endpoint and HTTP client.
     *
     * @param service the service's name as in {@code AWS_ENDPOINT_URL_<SERVICE>}, such as {@code S3} or {@code DYNAMODB}
     */
    public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B configure(B builder, String service) {
        builder.httpClientBuilder(UrlConnectionHttpClient.builder());
        settings.value("AWS_REGION").map(Region::of).ifPresent(builder::region);
        endpoint(service).ifPresent(builder::endpointOverride);
        credentials().ifPresent(builder::credentialsProvider);
        return builder;
    }

    /** The endpoint that replaces AWS's own, if there is one. */
    public Optional<URI> endpoint(String service) {
        return settings.value("AWS_ENDPOINT_URL_" + service.toUpperCase(Locale.ROOT))
                .or(() -> settings.value("AWS_ENDPOINT_URL"))
                .map(URI::create);
    }

    private Optional<StaticCredentialsProvider> credentials() {
        return settings.value("AWS_ACCESS_KEY_ID")
                .flatMap(id -> settings.value("AWS_SECRET_ACCESS_KEY")
                        .map(secret -> settings.value("AWS_SESSION_TOKEN")
                                .map(token -> StaticCredentialsProvider.create(
                                        AwsSessionCredentials.create(id, secret, token)))
                                .orElseGet(() ->
                                        StaticCredentialsProvider.create(AwsBasicCredentials.create(id, secret)))));
    }
}
