package io.bulkdata.local.lambda;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** A handler as the Lambda runtime calls it: JSON in, JSON out, with a context and until a timeout. */
public final class LambdaFunction {

    private final String name;
    private final Duration timeout;
    private final Instances instances;

    private LambdaFunction(String name, Duration timeout, Instances instances) {
        this.name = name;
        this.timeout = timeout;
        this.instances = instances;
    }

    /** A function that reads and writes JSON itself. Unlike in Lambda, invocations at the same time share the handler. */
    public static LambdaFunction of(String name, Duration timeout, RequestStreamHandler handler) {
        return new LambdaFunction(name, timeout, Instances.shared(handler));
    }

    /**
     * A function that takes and gives objects, which are read and written by Lambda's own serialisers. Unlike in Lambda,
     * invocations at the same time share the handler.
     *
     * @throws IllegalArgumentException if the handler's class does not tell the types, as that of a lambda expression does not
     */
    public static <I, O> LambdaFunction of(String name, Duration timeout, RequestHandler<I, O> handler) {
        return new LambdaFunction(name, timeout, Instances.shared(Handlers.stream(handler)));
    }

    /**
     * A function whose handlers serve one invocation at a time, as Lambda's environments do; who comes while all are busy waits.
     *
     * @param environments how many there are, at least 1; all are made now
     * @param handlers makes a {@code RequestStreamHandler} or {@code RequestHandler} for an environment
     */
    public static LambdaFunction of(String name, Duration timeout, int environments, Supplier<?> handlers) {
        return new LambdaFunction(name, timeout, Instances.each(environments, handlers));
    }

    public String name() {
        return name;
    }

    /** How many invocations are served at a time. */
    int concurrency() {
        return instances.limit();
    }

    /**
     * Calls the handler and waits for its answer.
     *
     * @param event JSON
     * @return JSON; {@code null} for a handler that answers nothing
     * @throws InvocationFailedException if the handler throws, or is not done in time; it is interrupted then
     */
    public byte[] invoke(byte[] event) {
        try {
            return invoke(instances.take(), event);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InvocationFailedException("Function " + name + " was interrupted", e);
        }
    }

    private byte[] invoke(RequestStreamHandler handler, byte[] event) throws InterruptedException {
        InvocationContext context = new InvocationContext(name, timeout);
        FutureTask<byte[]> invocation = new FutureTask<>(() -> Handlers.invoke(handler, event, context));
        Thread thread = new Thread(() -> run(invocation, handler), "lambda-" + name);
        thread.setDaemon(true);
        thread.start();
        try {
            return invocation.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw new InvocationFailedException("Function " + name + " failed", e.getCause());
        } catch (TimeoutException e) {
            throw new InvocationFailedException("Function " + name + " timed out after " + timeout, null);
        } finally {
            invocation.cancel(true);
        }
    }

    /** Cancelling only interrupts: an environment is idle again when its thread has gone through the handler. */
    private void run(FutureTask<byte[]> invocation, RequestStreamHandler handler) {
        try {
            invocation.run();
        } finally {
            instances.giveBack(handler);
        }
    }
}
