package io.bulkdata.local.lambda;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * Brings a queue's messages to a function as Lambda does: in batches, deleting what succeeded. What failed is left to the queue,
 * so it comes back when the queue's visibility timeout is over, and in a FIFO queue holds back the later messages of its group.
 */
public final class EventSourceMapping implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EventSourceMapping.class);
    private static final int PAUSE_SECONDS = 1;

    private final LambdaFunction function;
    private final EventSourceOptions options;
    private final QueueReader queue;
    private final Events events;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final List<Thread> pollers = new ArrayList<>();

    /** Makes the event out of messages. */
    @FunctionalInterface
    interface Events {
        byte[] of(List<Message> batch);
    }

    private EventSourceMapping(
            SqsClient sqs,
            String queueUrl,
            LambdaFunction function,
            EventSourceOptions options,
            Function<String, Events> events) {
        String arn = sqs.getQueueAttributes(get -> get.queueUrl(queueUrl).attributeNames(QueueAttributeName.QUEUE_ARN))
                .attributes()
                .get(QueueAttributeName.QUEUE_ARN);
        if (arn.endsWith(".fifo") && !options.batchingWindow().isZero()) {
            throw new IllegalArgumentException("A FIFO queue has no batching window: " + arn);
        }
        this.function = function;
        this.options = options;
        this.queue = new QueueReader(sqs, queueUrl, options);
        this.events = events.apply(arn);
    }

    /**
     * Polls from now on, without a batching window and with failures reported by message.
     *
     * @param batchSize the most messages of one invocation, 1 to 10
     * @param concurrency the most invocations at a time
     */
    public static EventSourceMapping start(
            SqsClient sqs, String queueUrl, int batchSize, int concurrency, LambdaFunction function) {
        EventSourceOptions options =
                EventSourceOptions.defaults().withBatchSize(batchSize).withMaximumConcurrency(concurrency);
        return start(sqs, queueUrl, function, options);
    }

    /**
     * Polls from now on.
     *
     * @param sqs stays the caller's to close, after this
     * @throws SdkException if there is no such queue
     */
    public static EventSourceMapping start(
            SqsClient sqs, String queueUrl, LambdaFunction function, EventSourceOptions options) {
        return start(sqs, queueUrl, function, options, arn -> new SqsEventJson(arn)::of);
    }

    /** @param events is given the queue's ARN */
    static EventSourceMapping start(
            SqsClient sqs,
            String queueUrl,
            LambdaFunction function,
            EventSourceOptions options,
            Function<String, Events> events) {
        EventSourceMapping mapping = new EventSourceMapping(sqs, queueUrl, function, options, events);
        // More pollers than environments would hold messages that nobody works on while their visibility runs out.
        int concurrency = Math.min(options.maximumConcurrency(), function.concurrency());
        for (int i = 0; i < concurrency; i++) {
            Thread poller = new Thread(mapping::poll, "poller-" + function.name());
            poller.setDaemon(true);
            mapping.pollers.add(poller);
            poller.start();
        }
        return mapping;
    }

    private void poll() {
        while (!stopping()) {
            try {
                List<Message> batch = queue.next(this::stopping);
                if (!batch.isEmpty()) {
                    queue.delete(invoke(batch));
                }
            } catch (SdkException e) {
                LOG.error("Cannot poll for {}", function.name(), e);
                pause();
            }
        }
    }

    private boolean stopping() {
        return stopping.getCount() == 0;
    }

    private List<Message> invoke(List<Message> batch) {
        try {
            byte[] answer = function.invoke(events.of(batch));
            return options.reportBatchItemFailures() ? BatchAnswer.done(batch, answer) : batch;
        } catch (InvocationFailedException e) {
            LOG.error("{} messages return to the queue", batch.size(), e);
            return List.of();
        }
    }

    private void pause() {
        try {
            boolean unused = stopping.await(PAUSE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            stopping.countDown();
            Thread.currentThread().interrupt();
        }
    }

    /** Takes no more messages, and waits for the invocations that are under way. */
    @Override
    public void close() {
        stopping.countDown();
        try {
            for (Thread poller : pollers) {
                poller.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
