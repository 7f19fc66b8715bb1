package io.bulkdata.local.lambda;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;

/** The handlers of a function: one that all invocations share, or several that each serve one invocation at a time. */
final class Instances {

    private final BlockingQueue<RequestStreamHandler> idle = new LinkedBlockingQueue<>();
    private final int limit;
    private final boolean shared;

    private Instances(int limit, boolean shared) {
        this.limit = limit;
        this.shared = shared;
    }

    static Instances shared(RequestStreamHandler handler) {
        Instances instances = new Instances(Integer.MAX_VALUE, true);
        instances.idle.add(handler);
        return instances;
    }

    static Instances each(int count, Supplier<?> handlers) {
        if (count < 1) {
            throw new IllegalArgumentException("Not a number of environments: " + count);
        }
        Instances instances = new Instances(count, false);
        for (int i = 0; i < count; i++) {
            instances.idle.add(Handlers.stream(handlers.get()));
        }
        return instances;
    }

    /** How many invocations can be served at a time. */
    int limit() {
        return limit;
    }

    /** Waits for one that is idle. */
    RequestStreamHandler take() throws InterruptedException {
        return shared ? idle.element() : idle.take();
    }

    void giveBack(RequestStreamHandler handler) {
        if (!shared) {
            idle.add(handler);
        }
    }
}
