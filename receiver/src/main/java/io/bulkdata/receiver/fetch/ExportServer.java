package io.bulkdata.receiver.fetch;

import io.bulkdata.core.failure.FailureClass;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;

/** Gets exports over HTTP from wherever ControlShift offers them. Follows no redirects and asks for the bytes as they are stored. */
final class ExportServer {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final int OK = 200;
    private static final int REQUEST_TIMEOUT = 408;
    private static final int TOO_MANY_REQUESTS = 429;

    private final OkHttpClient client;

    /** @param readTimeout how long the server may be silent, before and within an answer */
    ExportServer(Duration readTimeout) {
        this.client = new OkHttpClient.Builder()
                .followRedirects(false)
                .followSslRedirects(false)
                .connectTimeout(CONNECT_TIMEOUT)
                .readTimeout(readTimeout)
                .build();
    }

    /**
     * Opens the file at that address. The caller closes it.
     *
     * @throws FetchException when the server does not answer with a file
     */
    ExportBody open(URI url) {
        String name = url.getHost() + url.getPath();
        Response response = request(url, name);
        try {
            ExportBody body = body(response, name);
            response = null;
            return body;
        } finally {
            if (response != null) {
                response.close();
            }
        }
    }

    private Response request(URI url, String name) {
        Request request = new Request.Builder()
                .url(address(url, name))
                // Set by hand, so that the client does not unpack what comes packed.
                .header("Accept-Encoding", "identity")
                .build();
        try {
            return client.newCall(request).execute();
        } catch (IOException e) {
            throw new FetchException(FailureClass.TRANSIENT, "No answer for " + name, e);
        }
    }

    /** The address as the client understands it, which must be the host that was checked. */
    private static HttpUrl address(URI url, String name) {
        HttpUrl address = HttpUrl.get(url);
        if (address == null || !address.host().equalsIgnoreCase(unbracketed(url.getHost()))) {
            throw new FetchException(FailureClass.CONFIGURATION, "Not an address with one meaning: " + name);
        }
        return address;
    }

    private static String unbracketed(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    private static ExportBody body(Response response, String name) {
        if (response.code() != OK) {
            throw new FetchException(classOf(response.code()), "Answered " + response.code() + ": " + name);
        }
        long length = response.body().contentLength();
        if (length < 0 && !endIsMarked(response)) {
            throw new FetchException(
                    FailureClass.TRANSIENT, "An answer of unknown length cannot be told from one cut short: " + name);
        }
        if (length == 0) {
            throw new FetchException(FailureClass.DATA, "Empty, without even a header row: " + name);
        }
        ExportBody body = new ExportBody(name, response.body().source(), length);
        if (ErrorPage.isAnnouncedBy(response.header("Content-Type"))
                || ErrorPage.beginsHere(body.start(ErrorPage.START_BYTES))) {
            throw new FetchException(FailureClass.TRANSIENT, "A page instead of a file: " + name);
        }
        return body;
    }

    private static boolean endIsMarked(Response response) {
        return response.protocol() == Protocol.HTTP_2
                || "chunked".equalsIgnoreCase(response.header("Transfer-Encoding"));
    }

    /** S3 answers 403 for an address that has expired. */
    private static FailureClass classOf(int status) {
        if (status >= 500 || status == REQUEST_TIMEOUT || status == TOO_MANY_REQUESTS) {
            return FailureClass.TRANSIENT;
        }
        if (status >= 400) {
            return FailureClass.GONE;
        }
        // Redirects above all: to be fetched from elsewhere, elsewhere must be allowed.
        return FailureClass.CONFIGURATION;
    }
}
