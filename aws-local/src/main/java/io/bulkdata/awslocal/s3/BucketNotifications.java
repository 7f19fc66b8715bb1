package io.bulkdata.awslocal.s3;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The notifications of buckets: like S3's, sent soon after the object was created, and never a reason for its upload to fail. */
public final class BucketNotifications implements ObjectCreatedListener, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(BucketNotifications.class);
    private static final int STOP_SECONDS = 10;

    private final SqsClient sqs;
    private final S3EventJson events;
    private final List<Rule> rules = new CopyOnWriteArrayList<>();
    private final ExecutorService sender = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            BucketNotifications::thread,
            (task, executor) -> LOG.warn("An object created during the close is not notified"));

    private record Rule(String bucket, String prefix, String queueUrl) {
        boolean matches(ObjectCreated object) {
            return object.bucket().equals(bucket) && object.key().startsWith(prefix);
        }

        boolean overlaps(Rule other) {
            return bucket.equals(other.bucket) && (prefix.startsWith(other.prefix) || other.prefix.startsWith(prefix));
        }
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "s3-notifications");
        thread.setDaemon(true);
        return thread;
    }

    public BucketNotifications(SqsClient sqs, String region) {
        this.sqs = sqs;
        this.events = new S3EventJson(region, Clock.systemUTC());
    }

    /**
     * Sends S3's test event to the queue, and from now on an event for each object created under the prefix.
     *
     * @throws IllegalArgumentException if the prefix overlaps one that the bucket already has, which S3 refuses too
     * @throws SdkException if the queue does not take the test event
     */
    public synchronized void add(String bucket, String prefix, String queueUrl) {
        Rule rule = new Rule(bucket, prefix, queueUrl);
        rules.stream().filter(rule::overlaps).findFirst().ifPresent(other -> {
            throw new IllegalArgumentException(
                    "Cannot notify of s3://" + bucket + "/" + prefix + ": overlaps prefix \"" + other.prefix() + "\"");
        });
        sqs.sendMessage(message -> message.queueUrl(queueUrl).messageBody(events.test(bucket)));
        rules.add(rule);
    }

    @Override
    public void created(ObjectCreated object) {
        String body = events.created(object);
        rules.stream().filter(rule -> rule.matches(object)).forEach(rule -> sender.execute(() -> send(rule, body)));
    }

    private void send(Rule rule, String body) {
        try {
            sqs.sendMessage(message -> message.queueUrl(rule.queueUrl()).messageBody(body));
        } catch (SdkException e) {
            LOG.error("Cannot notify {} of an object in bucket {}", rule.queueUrl(), rule.bucket(), e);
        }
    }

    /** Sends what is still waiting. */
    @Override
    public void close() {
        sender.shutdown();
        try {
            if (!sender.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
                LOG.error("Notifications still waiting after {} s are lost", STOP_SECONDS);
                sender.shutdownNow();
            }
        } catch (InterruptedException e) {
            sender.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
