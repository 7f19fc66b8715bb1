package io.bulkdata.bench.loader;

import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Counts what is asked of AWS by whoever finds it by this environment. */
final class RequestCounts implements Closeable {

    private static final List<String> SERVICES = List.of("S3", "DYNAMODB", "SQS", "SNS", "KMS");

    private final Map<String, String> environment;
    private final List<CountingRelay> relays = new ArrayList<>();
    private final Map<String, Integer> counts = new TreeMap<>();

    /** @param direct the environment that leads to AWS itself */
    RequestCounts(Map<String, String> direct) throws IOException {
        environment = new HashMap<>(direct);
        for (String service : SERVICES) {
            String name = "AWS_ENDPOINT_URL_" + service;
            CountingRelay relay = new CountingRelay(
                    URI.create(direct.get(name)), request -> count(service.toLowerCase(Locale.ROOT) + " " + request));
            relays.add(relay);
            environment.put(name, relay.endpoint().toString());
        }
    }

    Map<String, String> environment() {
        return Map.copyOf(environment);
    }

    /** Counts from now on. */
    synchronized void reset() {
        counts.clear();
    }

    synchronized int all() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Each kind with how many there were for a file. */
    synchronized String perFile(int files) {
        return counts.entrySet().stream()
                .map(entry -> String.format(Locale.ROOT, "%s %.1f", entry.getKey(), (double) entry.getValue() / files))
                .collect(Collectors.joining(", "));
    }

    private synchronized void count(String request) {
        counts.merge(request, 1, Integer::sum);
    }

    @Override
    public void close() throws IOException {
        for (CountingRelay relay : relays) {
            relay.close();
        }
    }
}
