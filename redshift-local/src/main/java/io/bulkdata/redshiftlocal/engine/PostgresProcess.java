package io.bulkdata.redshiftlocal.engine;

import io.bulkdata.redshiftlocal.sql.Isolation;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.time.Duration;
import java.util.Map;

/** Starts the server with the settings that make it fast and like Redshift. */
final class PostgresProcess {

    private static final Duration START_LIMIT = Duration.ofMinutes(1);

    /** A laptop's warehouse may lose its last second in a power cut; it may not be slow. */
    private static final Map<String, String> FAST = Map.of(
            "fsync", "off",
            "full_page_writes", "off",
            "wal_level", "minimal",
            "max_wal_senders", "0",
            "max_wal_size", "4GB",
            "jit", "off");

    private static final Map<String, String> LIKE_REDSHIFT = Map.of(
            "timezone", "UTC",
            // Those of the clients, and some of our own.
            "max_connections", "550",
            // A client that dies in mid-query is noticed by the server itself.
            "client_connection_check_interval", "500ms");

    private PostgresProcess() {}

    static EmbeddedPostgres start(DataDirectory data, Isolation isolation, boolean durable) throws IOException {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setPGStartupWait(START_LIMIT)
                .setDataDirectory(data.postgres())
                .setCleanDataDirectory(false)
                // The engine has one that also clears up.
                .setRegisterShutdownHook(false)
                .setErrorRedirector(Redirect.DISCARD)
                .setOutputRedirector(Redirect.DISCARD)
                // Bytewise order as in Redshift, with upper and lower case for all letters.
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                .setLocaleConfig("locale", "C")
                .setConnectConfig("password", data.superuserPassword());
        FAST.forEach(builder::setServerConfig);
        LIKE_REDSHIFT.forEach(builder::setServerConfig);
        builder.setServerConfig("synchronous_commit", durable ? "on" : "off");
        builder.setServerConfig("default_transaction_isolation", quoted(isolation.postgresName()));
        builder.setServerConfig("redshift_local.isolation", quoted(isolation.postgresName()));
        return builder.start();
    }

    /** The options go through a shell. */
    private static String quoted(String value) {
        return "'" + value + "'";
    }
}
