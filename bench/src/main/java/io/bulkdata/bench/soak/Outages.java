package io.bulkdata.bench.soak;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/** S3 or DynamoDB is away for a moment, every now and then, as while they are restarted. */
final class Outages implements AutoCloseable {

    private static final List<String> SERVICES = List.of("AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL_DYNAMODB");
    private static final long LONGEST_MILLIS = 2_000;

    private final List<Gate> gates = new ArrayList<>();
    private final AtomicInteger count = new AtomicInteger();
    private Moments moments;

    /** The environment of functions that reach AWS by ways that can be shut. */
    Map<String, String> through(Map<String, String> direct) {
        Map<String, String> environment = new HashMap<>(direct);
        for (String service : SERVICES) {
            Gate gate = new Gate(URI.create(direct.get(service)));
            gates.add(gate);
            environment.put(service, gate.address().toString());
        }
        return environment;
    }

    /** @param every on average; zero for never */
    void begin(Duration every, Random random) {
        moments = new Moments("outages", every, random, () -> {
            Gate gate = gates.get(random.nextInt(gates.size()));
            gate.shut();
            count.incrementAndGet();
            try {
                Thread.sleep(random.nextLong(LONGEST_MILLIS));
            } finally {
                gate.open();
            }
        });
    }

    /** Lets all be well again, and stay so. */
    void end() {
        if (moments != null) {
            moments.close();
        }
    }

    @Override
    public String toString() {
        return "S3 or DynamoDB away " + count + " times";
    }

    @Override
    public void close() {
        end();
        gates.forEach(Gate::close);
    }
}
