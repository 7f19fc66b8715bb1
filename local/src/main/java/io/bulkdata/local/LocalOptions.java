package io.bulkdata.local;

import java.time.Duration;
import java.util.List;

/**
 * How the pipeline is set up on a laptop. The defaults are AWS's own habits, with shorter times.
 *
 * @param webhookPort port of {@code POST /webhook} on 127.0.0.1; 0 for a free one
 * @param redshiftPort port of redshift-local; 0 for a free one
 * @param plainHttpHosts hosts that exports may be fetched from by plain http, as {@code host} or {@code host:port}
 * @param webhookSecret what webhooks are signed with
 * @param batchAge how long a batch waits for more files
 * @param maximumReceives attempts before a message goes to the dead-letter queue
 * @param sweepEvery how often due batches are looked for
 */
public record LocalOptions(
        int webhookPort,
        int redshiftPort,
        List<String> plainHttpHosts,
        String webhookSecret,
        Duration batchAge,
        int maximumReceives,
        Duration sweepEvery) {

    public LocalOptions {
        plainHttpHosts = List.copyOf(plainHttpHosts);
    }

    /** Free ports, no outside hosts. */
    public static LocalOptions defaults(String webhookSecret) {
        return new LocalOptions(0, 0, List.of(), webhookSecret, Duration.ofSeconds(1), 5, Duration.ofSeconds(1));
    }

    /** The same on these ports. */
    public LocalOptions onPorts(int webhook, int redshift) {
        return new LocalOptions(
                webhook, redshift, plainHttpHosts, webhookSecret, batchAge, maximumReceives, sweepEvery);
    }

    /** The same, with hosts that exports may be fetched from by plain http. */
    public LocalOptions allowing(List<String> hosts) {
        return new LocalOptions(webhookPort, redshiftPort, hosts, webhookSecret, batchAge, maximumReceives, sweepEvery);
    }
}
