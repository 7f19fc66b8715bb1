package io.bulkdata.redshiftlocal.engine;

import io.bulkdata.redshiftlocal.sql.Isolation;
import java.nio.file.Path;
import java.util.Objects;

/**
 * How the embedded PostgreSQL is set up.
 *
 * @param user owner of the database
 * @param isolation of all databases that were not given another
 * @param dataDirectory kept after the end; null for a temporary one that is deleted
 * @param durable whether what is committed outlives a PostgreSQL that is killed, at the price of a write for each commit
 */
public record EngineSettings(
        String user, String password, String database, Isolation isolation, Path dataDirectory, boolean durable) {

    public EngineSettings {
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(password, "password");
        Objects.requireNonNull(database, "database");
        Objects.requireNonNull(isolation, "isolation");
    }

    @Override
    public String toString() {
        return "EngineSettings[user=" + user + ", password=***, database=" + database + ", isolation=" + isolation
                + ", dataDirectory=" + dataDirectory + ", durable=" + durable + "]";
    }
}
