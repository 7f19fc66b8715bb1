package io.bulkdata.receiver.webhook.aws.http;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.function.Supplier;
import javax.net.SocketFactory;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** A connection along one route, for one request at a time; over TLS only to who proves to be that host. */
final class Connection {

    /** After so long at rest the other side may have gone, above all when Lambda has frozen the process in between. */
    private static final long FRESH_NANOS = Duration.ofSeconds(1).toNanos();

    private final Route route;
    private final Duration connectTimeout;
    private final Duration readTimeout;
    private final Supplier<SocketFactory> tls;
    private volatile Socket socket = new Socket();
    private InputStream in;
    private long restingSince;

    Connection(Route route, Duration connectTimeout, Duration readTimeout, Supplier<SocketFactory> tls) {
        this.route = route;
        this.tls = tls;
        this.connectTimeout = connectTimeout;
        this.readTimeout = readTimeout;
    }

    boolean leadsAlong(Route other) {
        return route.isThatOf(other);
    }

    /** Whether the other side is still there, as far as can be told without sending anything. */
    boolean isFresh() {
        if (System.nanoTime() - restingSince < FRESH_NANOS) {
            return true;
        }
        try {
            socket.setSoTimeout(1);
            // A farewell, or bytes that nobody asked for.
            in.read();
            return false;
        } catch (SocketTimeoutException e) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** @throws IOException when there is no whole answer; then the connection is of no more use */
    AnswerReader.Answer exchange(byte[] request) throws IOException {
        if (in == null) {
            open();
        }
        socket.setSoTimeout(millis(readTimeout));
        socket.getOutputStream().write(request);
        AnswerReader.Answer answer = new AnswerReader(in).read();
        restingSince = System.nanoTime();
        return answer;
    }

    private void open() throws IOException {
        socket.setTcpNoDelay(true);
        socket.connect(new InetSocketAddress(route.host(), route.port()), millis(connectTimeout));
        if (route.secured()) {
            socket.setSoTimeout(millis(readTimeout));
            socket = secured(socket);
        }
        in = new BufferedInputStream(socket.getInputStream());
    }

    private Socket secured(Socket plain) throws IOException {
        SSLSocketFactory factory = (SSLSocketFactory) tls.get();
        SSLSocket secured = (SSLSocket) factory.createSocket(plain, route.host(), route.port(), true);
        SSLParameters parameters = secured.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secured.setSSLParameters(parameters);
        secured.startHandshake();
        return secured;
    }

    private static int millis(Duration duration) {
        return (int) Math.min(Integer.MAX_VALUE, Math.max(1, duration.toMillis()));
    }

    void close() {
        try {
            socket.close();
        } catch (IOException e) {
            // It is gone, which is what was wanted.
        }
    }
}
