package io.bulkdata.loader.crash;

import io.bulkdata.loader.TestAws;
import io.bulkdata.loader.load.TestWarehouse;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Stands between one process and all that is outside of it. */
final class Relays implements Closeable {

    private static final List<String> SERVICES = List.of("S3", "DYNAMODB", "SQS", "SNS");
    private static final String WAREHOUSE = "BULKDATA_WAREHOUSE_URL";

    private final List<Relay> all = new ArrayList<>();
    private final Map<String, String> environment = new HashMap<>();

    Relays(Trouble trouble) throws IOException {
        for (String service : SERVICES) {
            String name = "AWS_ENDPOINT_URL_" + service;
            URI real = URI.create(TestAws.local().environment().get(name));
            AwsRelay relay = new AwsRelay(service, real, trouble);
            environment.put(name, relay.endpoint().toString());
            all.add(relay);
        }
        // In clear, so that the relay can tell one statement from the next.
        String url = TestWarehouse.urlInClear();
        URI real = URI.create(url.substring("jdbc:".length()));
        WarehouseRelay relay = new WarehouseRelay(real.getHost(), real.getPort(), trouble);
        environment.put(WAREHOUSE, url.replace(real.getAuthority(), "127.0.0.1:" + relay.port()));
        all.add(relay);
    }

    /** The settings that lead to the warehouse itself. */
    static Map<String, String> straight() {
        Map<String, String> straight = new HashMap<>(TestWarehouse.environment());
        straight.put(WAREHOUSE, TestWarehouse.urlInClear());
        return straight;
    }

    /** The settings that lead through here. */
    Map<String, String> environment() {
        return Map.copyOf(environment);
    }

    @Override
    public void close() throws IOException {
        for (Relay relay : all) {
            relay.close();
        }
    }
}
