package io.bulkdata.awslocal.sqs;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.pekko.actor.ActorSystem;
import org.elasticmq.rest.sqs.SQSRestServer;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;

/** ElasticMQ on an actor system of its own. */
public final class SqsServer implements AutoCloseable {

    private static final Duration STOP = Duration.ofSeconds(30);

    /** Starting registers a bean by a name that all servers of a JVM share, so one starts after the other. */
    private static final Object STARTING = new Object();

    private final ActorSystem actors;
    private final SQSRestServer server;
    private final int port;

    /**
     * @param port the port on 127.0.0.1; 0 for a free one
     * @param region the region in the queues' ARNs
     * @param account the account, 12 digits, in the queues' URLs and ARNs
     */
    public SqsServer(int port, String region, String account) {
        actors = ActorSystem.create("sqs-local", configuration());
        synchronized (STARTING) {
            server = SQSRestServerBuilder.withActorSystem(actors)
                    .withInterface("127.0.0.1")
                    .withPort(port)
                    .withAWSRegion(region)
                    .withAWSAccountId(account)
                    .start();
            this.port = server.waitUntilStarted().localAddress().getPort();
            forgetMetrics();
        }
    }

    private static Config configuration() {
        ClassLoader loader = SqsServer.class.getClassLoader();
        return ConfigFactory.parseString("""
                        pekko.loglevel = WARNING
                        pekko.stdout-loglevel = OFF
                        pekko.jvm-exit-on-fatal-error = off
                        pekko.jvm-shutdown-hooks = off
                        pekko.coordinated-shutdown.run-by-jvm-shutdown-hook = off
                        pekko.coordinated-shutdown.exit-jvm = off
                        """).withFallback(ConfigFactory.load(loader));
    }

    /** The bean would keep this server's queues in memory for as long as the JVM lives. */
    private static void forgetMetrics() {
        MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
        try {
            ObjectName name = new ObjectName("org.elasticmq:name=Queues");
            if (beans.isRegistered(name)) {
                beans.unregisterMBean(name);
            }
        } catch (JMException e) {
            throw new IllegalStateException("Cannot unregister ElasticMQ's metrics", e);
        }
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + port);
    }

    @Override
    public void close() {
        server.stopAndWait();
        actors.terminate();
        try {
            actors.getWhenTerminated().toCompletableFuture().get(STOP.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (java.util.concurrent.ExecutionException | TimeoutException e) {
            throw new IllegalStateException("Cannot stop SQS at " + endpoint(), e);
        }
    }
}
