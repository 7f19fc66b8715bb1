package io.bulkdata.local.lambda;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A REST API of API Gateway with one method, POST of one path, answered by a function through the Lambda proxy integration. */
public final class HttpApi implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HttpApi.class);
    private static final byte[] LOOPBACK = {127, 0, 0, 1};

    /** Limits of docs.aws.amazon.com/apigateway/latest/developerguide/limits.html. */
    private static final int LARGEST_BODY = 10 * 1024 * 1024;

    private static final Duration LONGEST = Duration.ofSeconds(29);

    private final ProxyEventJson events = new ProxyEventJson(Clock.systemUTC());
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "http-api");
        thread.setDaemon(true);
        return thread;
    });

    /** Held for reading by each request, for writing by the close. */
    private final ReadWriteLock open = new ReentrantReadWriteLock();

    private final HttpServer server;
    private final String path;
    private final LambdaFunction function;
    private final Duration longest;

    private HttpApi(int port, String path, LambdaFunction function, Duration longest) {
        this.path = path;
        this.function = function;
        this.longest = longest;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot listen on 127.0.0.1:" + port, e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.start();
    }

    /**
     * Listens from now on.
     *
     * @param port the port on 127.0.0.1; 0 for a free one
     * @param path such as {@code /webhook}; any other is unknown
     * @throws UncheckedIOException if the port is taken
     */
    public static HttpApi start(int port, String path, LambdaFunction function) {
        return start(port, path, function, LONGEST);
    }

    static HttpApi start(int port, String path, LambdaFunction function, Duration longest) {
        return new HttpApi(port, path, function, longest);
    }

    /** Where the function is asked. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    private void serve(HttpExchange exchange) throws IOException {
        if (!open.readLock().tryLock()) { // closing
            exchange.close();
            return;
        }
        try (exchange) {
            answer(exchange).send(exchange);
        } catch (RuntimeException e) { // the top of this server, whose own log nobody sees
            LOG.error(
                    "Cannot answer {} {}",
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().getPath(),
                    e);
            throw e;
        } finally {
            open.readLock().unlock();
        }
    }

    private HttpAnswer answer(HttpExchange exchange) throws IOException {
        boolean known = exchange.getRequestURI().getPath().equals(path)
                && exchange.getRequestMethod().equals("POST");
        if (!known) {
            return HttpAnswer.ofGateway(403, "Missing Authentication Token");
        }
        byte[] body = exchange.getRequestBody().readNBytes(LARGEST_BODY + 1);
        if (body.length > LARGEST_BODY) {
            return HttpAnswer.ofGateway(413, "Request Too Long");
        }
        return invoke(events.of(HttpRequest.of(exchange, body)));
    }

    /** An invocation that takes too long goes on, though nobody waits for its answer any more. */
    private HttpAnswer invoke(byte[] event) {
        try {
            return CompletableFuture.supplyAsync(() -> function.invoke(event), threads)
                    .orTimeout(longest.toNanos(), TimeUnit.NANOSECONDS)
                    .thenApply(HttpAnswer::ofFunction)
                    .join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof TimeoutException) {
                return HttpAnswer.ofGateway(504, "Endpoint request timed out");
            }
            LOG.error("A request has no answer", e.getCause());
            return HttpAnswer.internalServerError();
        }
    }

    /** Takes no more requests, and gives those under way as long to be answered as API Gateway would. */
    @Override
    public void close() {
        try {
            boolean idle = open.writeLock().tryLock(longest.toNanos(), TimeUnit.NANOSECONDS);
            LOG.debug("Closing {}, idle: {}", url(), idle);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        server.stop(0);
        threads.shutdown();
    }
}
