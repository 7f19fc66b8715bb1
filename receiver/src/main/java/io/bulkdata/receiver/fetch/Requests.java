package io.bulkdata.receiver.fetch;

import io.bulkdata.core.failure.FailureClass;
import io.bulkdata.receiver.fetch.address.RefusedAddressException;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.Dispatcher;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;

/** The requests of one transfer: all for the same file, none after the deadline, and all over when one of them is hopeless. */
final class Requests {

    private final OkHttpClient client;
    private final String name;
    private final HttpUrl address;
    private final Deadline deadline;
    private volatile boolean stopped;

    Requests(OkHttpClient client, URI url, Deadline deadline) {
        // A dispatcher of its own knows the transfer's calls and no others.
        this.client = client.newBuilder().dispatcher(new Dispatcher()).build();
        this.name = url.getHost() + url.getRawPath();
        this.address = address(url, name);
        this.deadline = deadline;
    }

    /** The address as the client understands it, which must be the host that was checked. */
    private static HttpUrl address(URI url, String name) {
        HttpUrl address = HttpUrl.get(url);
        if (address == null || !address.host().equalsIgnoreCase(unbracketed(url.getHost()))) {
            throw new FetchException(
                    FailureClass.CONFIGURATION, Remedy.NOT_PRIVATE, "Not an address with one meaning: " + name, null);
        }
        return address;
    }

    private static String unbracketed(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    String name() {
        return name;
    }

    Deadline deadline() {
        return deadline;
    }

    /** Asks for the file from its start to its end. */
    Answer whole() {
        return answer(request());
    }

    /** Asks for the file's first bytes. */
    Answer start(long length) {
        return answer(request().header("Range", "bytes=0-" + (length - 1)));
    }

    /** Asks for bytes from {@code first} to {@code last}, both included, of the very file that has this ETag. */
    Answer range(long first, long last, String eTag) {
        return answer(request().header("Range", "bytes=" + first + "-" + last).header("If-Match", eTag));
    }

    private Request.Builder request() {
        return new Request.Builder()
                .url(address)
                // Set by hand, so that the client does not unpack what comes packed.
                .header("Accept-Encoding", "identity");
    }

    private Answer answer(Request.Builder request) {
        if (stopped) {
            throw new FetchException(FailureClass.TRANSIENT, "Stopped: " + name);
        }
        Call call = client.newCall(request.build());
        call.timeout().timeout(deadline.left().toNanos(), TimeUnit.NANOSECONDS);
        try {
            return new Answer(name, call.execute());
        } catch (RefusedAddressException e) {
            throw new FetchException(FailureClass.CONFIGURATION, Remedy.NOT_PRIVATE, e.getMessage(), e);
        } catch (IOException e) {
            throw new BrokenOffException("No answer for " + name, e);
        }
    }

    /** Ends the requests under way and allows no more. */
    void stop() {
        stopped = true;
        client.dispatcher().cancelAll();
    }
}
