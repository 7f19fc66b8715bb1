package io.bulkdata.local;

import io.bulkdata.loader.WarehouseName;
import io.bulkdata.loader.rule.LoadRule;
import io.bulkdata.loader.rule.LoadRules;
import io.bulkdata.loader.rule.RulesReader;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

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
 * @param persistence how long it is gone on trying
 * @param loadRules the document of load rules; empty for ControlShift's tables only
 * @param otherWarehouses names of more warehouses beside {@code default}, each with a queue and a loader of its own
 */
public record LocalOptions(
        int webhookPort,
        int redshiftPort,
        List<String> plainHttpHosts,
        String webhookSecret,
        Duration batchAge,
        int maximumReceives,
        Duration sweepEvery,
        Persistence persistence,
        Optional<String> loadRules,
        List<String> otherWarehouses) {

    public LocalOptions {
        plainHttpHosts = List.copyOf(plainHttpHosts);
        otherWarehouses = List.copyOf(otherWarehouses);
        Objects.requireNonNull(persistence, "persistence");
        Objects.requireNonNull(loadRules, "loadRules");
        Set<WarehouseName> warehouses = warehouses(otherWarehouses);
        loadRules.map(RulesReader::read).ifPresent(rules -> check(rules, warehouses));
    }

    private static Set<WarehouseName> warehouses(List<String> others) {
        Set<WarehouseName> warehouses = new LinkedHashSet<>(Set.of(WarehouseName.DEFAULT));
        for (String other : others) {
            if (!warehouses.add(new WarehouseName(other))) {
                throw new IllegalArgumentException("There are two warehouses " + other);
            }
        }
        return warehouses;
    }

    private static void check(LoadRules rules, Set<WarehouseName> warehouses) {
        for (LoadRule rule : rules.rules()) {
            if (!warehouses.containsAll(rule.warehouses())) {
                throw new IllegalArgumentException("Load rule " + rule.name() + " is for the warehouses "
                        + rule.warehouses() + ", and there are only " + warehouses);
            }
        }
    }

    /** Free ports, no outside hosts, no load rules, one warehouse. */
    public static LocalOptions defaults(String webhookSecret) {
        return new LocalOptions(
                0,
                0,
                List.of(),
                webhookSecret,
                Duration.ofSeconds(1),
                5,
                Duration.ofSeconds(1),
                Persistence.defaults(),
                Optional.empty(),
                List.of());
    }

    /** The same on these ports. */
    public LocalOptions onPorts(int webhook, int redshift) {
        return new LocalOptions(
                webhook,
                redshift,
                plainHttpHosts,
                webhookSecret,
                batchAge,
                maximumReceives,
                sweepEvery,
                persistence,
                loadRules,
                otherWarehouses);
    }

    /** The same, with hosts that exports may be fetched from by plain http. */
    public LocalOptions allowing(List<String> hosts) {
        return new LocalOptions(
                webhookPort,
                redshiftPort,
                hosts,
                webhookSecret,
                batchAge,
                maximumReceives,
                sweepEvery,
                persistence,
                loadRules,
                otherWarehouses);
    }

    /** The same, trying for as long as that. */
    public LocalOptions trying(Persistence value) {
        return new LocalOptions(
                webhookPort,
                redshiftPort,
                plainHttpHosts,
                webhookSecret,
                batchAge,
                maximumReceives,
                sweepEvery,
                value,
                loadRules,
                otherWarehouses);
    }

    /** The same with load rules, and with the warehouses that they name beside {@code default}. */
    public LocalOptions loadingBy(String document, List<String> warehouses) {
        return new LocalOptions(
                webhookPort,
                redshiftPort,
                plainHttpHosts,
                webhookSecret,
                batchAge,
                maximumReceives,
                sweepEvery,
                persistence,
                Optional.ofNullable(document),
                warehouses);
    }
}
