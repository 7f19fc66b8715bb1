package io.bulkdata.bench;

import java.io.IOException;
import java.nio.file.Path;

/** PostgreSQL's own client, as installed on this machine, at the engine. */
record Psql(Subject subject) {

    /** @throws IOException when there is no psql, or it fails */
    void copy(String table, Path csv) throws IOException, InterruptedException {
        ProcessBuilder psql = new ProcessBuilder(
                "psql",
                "-q",
                "-h",
                "127.0.0.1",
                "-p",
                Integer.toString(subject.warehouse().enginePort()),
                "-U",
                Subject.USER,
                "-v",
                "ON_ERROR_STOP=1",
                "-c",
                "\\copy " + table + " from '" + csv + "' with (format csv, header)",
                "dev");
        psql.environment().put("PGPASSWORD", Subject.PASSWORD);
        int exit = psql.inheritIO().start().waitFor();
        if (exit != 0) {
            throw new IOException("psql ended with " + exit);
        }
    }
}
