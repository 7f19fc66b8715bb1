package io.bulkdata.bench.lambda;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A receiver to be measured.
 *
 * @param command what starts it
 * @param environment what it sees
 * @param sends how many messages it sends for each webhook
 */
record Contender(String name, List<String> command, Map<String, String> environment, Path directory, int sends) {

    Contender {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }
}
