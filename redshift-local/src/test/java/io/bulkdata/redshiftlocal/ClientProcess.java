package io.bulkdata.redshiftlocal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** A client of the shared warehouse that is a program of its own; what it says on both channels is one text. */
record ClientProcess(int exitCode, String said) {

    /** Runs it to its end. It finds the address in the variables that all clients of PostgreSQL know. */
    static ClientProcess run(SharedWarehouse warehouse, Map<String, String> environment, List<String> command)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment()
                .putAll(Map.of(
                        "PGHOST",
                        "localhost",
                        "PGPORT",
                        Integer.toString(warehouse.server().port()),
                        "PGUSER",
                        SharedWarehouse.USER,
                        "PGPASSWORD",
                        SharedWarehouse.PASSWORD,
                        "PGDATABASE",
                        warehouse.database(),
                        "PAGER",
                        ""));
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new ClientProcess(process.waitFor(), said);
    }
}
