package io.bulkdata.bench.lambda;

import io.bulkdata.bench.http.LoopbackServer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ServerSocketFactory;

/**
 * Lambda's Runtime API for one process: hands out events and takes in answers.
 * https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html
 */
final class RuntimeApi implements AutoCloseable {

    private static final String INVOCATION = "/2018-06-01/runtime/invocation/";
    private static final String INIT = "/2018-06-01/runtime/init/";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final class Invocation {

        private final String id = UUID.randomUUID().toString();
        private final byte[] event;

        Invocation(byte[] event) {
            this.event = event;
        }
    }

    private final BlockingQueue<Invocation> waiting = new LinkedBlockingQueue<>();
    private final Map<String, CompletableFuture<byte[]>> answers = new ConcurrentHashMap<>();
    private final CompletableFuture<Long> ready = new CompletableFuture<>();
    private final LoopbackServer server = StubServer.start(ServerSocketFactory.getDefault(), this::handle);

    /** For {@code AWS_LAMBDA_RUNTIME_API}. */
    String address() {
        return "127.0.0.1:" + server.port();
    }

    /** {@code System.nanoTime()} of when the process first asked for an event. */
    long readyAt() throws InterruptedException {
        return await(ready);
    }

    /**
     * Lets the function handle one event.
     *
     * @throws IllegalStateException when it fails, or takes longer than half a minute
     */
    byte[] invoke(byte[] event) throws InterruptedException {
        Invocation invocation = new Invocation(event);
        CompletableFuture<byte[]> answer = new CompletableFuture<>();
        answers.put(invocation.id, answer);
        waiting.add(invocation);
        return await(answer);
    }

    /** Lets nobody wait for a process that has ended. */
    void ended(int exit) {
        IllegalStateException failure = new IllegalStateException("The function ended with " + exit);
        ready.completeExceptionally(failure);
        answers.values().forEach(answer -> answer.completeExceptionally(failure));
    }

    @Override
    public void close() {
        server.close();
    }

    private StubReply handle(StubRequest request) {
        String path = request.path();
        if (path.equals(INVOCATION + "next")) {
            ready.complete(System.nanoTime());
            return next();
        }
        if (path.startsWith(INVOCATION) && path.endsWith("/response")) {
            answerTo(path).complete(request.body());
        } else if (path.startsWith(INVOCATION) && path.endsWith("/error")) {
            answerTo(path).completeExceptionally(failure(request));
        } else if (path.startsWith(INIT)) {
            ready.completeExceptionally(failure(request));
            answers.values().forEach(answer -> answer.completeExceptionally(failure(request)));
        } else {
            return StubReply.notFound(request);
        }
        return StubReply.of(202, "application/json", "{\"status\":\"OK\"}");
    }

    private StubReply next() {
        try {
            Invocation invocation = waiting.take();
            Map<String, String> headers = new LinkedHashMap<>();
            headers.put("Content-Type", "application/json");
            headers.put("Lambda-Runtime-Aws-Request-Id", invocation.id);
            headers.put(
                    "Lambda-Runtime-Deadline-Ms",
                    Long.toString(Instant.now().plus(PATIENCE).toEpochMilli()));
            headers.put("Lambda-Runtime-Invoked-Function-Arn", "arn:aws:lambda:us-east-1:000000000000:function:bench");
            headers.put("Lambda-Runtime-Trace-Id", "Root=1-691f0e3c-0123456789abcdef01234567;Sampled=0");
            return new StubReply(200, headers, invocation.event);
        } catch (InterruptedException e) {
            throw new IllegalStateException("The Runtime API was interrupted", e);
        }
    }

    private CompletableFuture<byte[]> answerTo(String path) {
        String id = path.substring(INVOCATION.length(), path.lastIndexOf('/'));
        CompletableFuture<byte[]> answer = answers.remove(id);
        if (answer == null) {
            throw new IllegalStateException("An answer to an invocation that is not open: " + id);
        }
        return answer;
    }

    private static IllegalStateException failure(StubRequest request) {
        return new IllegalStateException("The function failed: " + new String(request.body(), StandardCharsets.UTF_8));
    }

    private static <T> T await(CompletableFuture<T> future) throws InterruptedException {
        try {
            return future.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause().getMessage(), e.getCause());
        } catch (TimeoutException e) {
            throw new IllegalStateException("The function did not answer within " + PATIENCE.toSeconds() + " s", e);
        }
    }
}
