package io.bulkdata.receiver.fetch;

import io.bulkdata.receiver.fetch.address.PublicDns;
import io.bulkdata.receiver.fetch.address.PublicSockets;
import io.bulkdata.receiver.source.AllowedSources;
import java.net.Proxy;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import okhttp3.Dns;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;

/**
 * Gets exports over HTTP from wherever ControlShift offers them. Follows no redirects, uses no proxy, asks for the bytes as they
 * are stored, and connects to public addresses only, except at hosts that the settings name for plain http.
 */
final class ExportServer {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

    private final AllowedSources sources;
    private final OkHttpClient anywhere;
    private final OkHttpClient publicly;

    /** @param readTimeout how long the server may be silent, before and within an answer */
    ExportServer(AllowedSources sources, Duration readTimeout, Dns dns) {
        this.sources = sources;
        this.anywhere = new OkHttpClient.Builder()
                .dns(dns)
                .followRedirects(false)
                .followSslRedirects(false)
                .proxy(Proxy.NO_PROXY)
                // Parts that come at once shall come through connections of their own.
                .protocols(List.of(Protocol.HTTP_1_1))
                .connectTimeout(CONNECT_TIMEOUT)
                .readTimeout(readTimeout)
                .build();
        this.publicly = anywhere.newBuilder()
                .dns(new PublicDns(dns))
                .socketFactory(new PublicSockets())
                .build();
    }

    /** The file at that address, for one transfer. */
    Requests at(URI url, Deadline deadline) {
        return new Requests(sources.mayBePrivate(url) ? anywhere : publicly, url, deadline);
    }
}
