package io.bulkdata.local.controlshift.webhook;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Posts bodies to one address. */
final class Post implements AutoCloseable {

    static final String SIGNATURE_HEADER = "x-controlshift-webhook-signature";

    private static final Logger LOG = LoggerFactory.getLogger(Post.class);
    private static final MediaType JSON = MediaType.get("application/json");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpUrl url;
    private final OkHttpClient client;

    Post(URI url) {
        this.url = HttpUrl.get(url.toString());
        this.client = new OkHttpClient.Builder()
                .callTimeout(PATIENCE)
                .readTimeout(PATIENCE)
                .retryOnConnectionFailure(false)
                .followRedirects(false)
                .build();
    }

    /** The status of the answer, {@link Delivery#NO_ANSWER} when there was none. */
    int send(byte[] body, String signature) {
        Request request = new Request.Builder()
                .url(url)
                .header(SIGNATURE_HEADER, signature)
                .post(RequestBody.create(body, JSON))
                .build();
        try (Response response = client.newCall(request).execute()) {
            return response.code();
        } catch (IOException e) {
            LOG.debug("No answer from {}:{}", url.host(), url.port(), e);
            return Delivery.NO_ANSWER;
        }
    }

    @Override
    public void close() {
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }
}
