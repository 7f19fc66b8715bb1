package io.bulkdata.redshiftlocal.server;

import io.bulkdata.redshiftlocal.session.SessionFacts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What a client says of itself, and the part of it that PostgreSQL may hear. */
final class StartupParameters {

    /** All else, such as {@code driver_version}, would be refused by PostgreSQL. */
    private static final Set<String> KEPT = Set.of(
            "user",
            "database",
            "datestyle",
            "timezone",
            "extra_float_digits",
            "application_name",
            "search_path",
            "options");

    private static final String EXTENSION_PREFIX = "_pq_.";

    private final Map<String, String> given;
    private final String database;

    /** @param defaultDatabase when the client names none */
    StartupParameters(Map<String, String> given, String defaultDatabase) {
        this.given = Map.copyOf(given);
        this.database = given.getOrDefault("database", defaultDatabase);
    }

    /** Redshift's text is UTF-8, whatever the client would like. */
    Map<String, String> forPostgres() {
        Map<String, String> kept = new LinkedHashMap<>();
        given.forEach((name, value) -> {
            if (KEPT.contains(name.toLowerCase(Locale.ROOT))) {
                kept.put(name, value);
            }
        });
        kept.put("database", database);
        kept.put("client_encoding", "UTF8");
        return kept;
    }

    /** Only that driver must see Redshift's version number: others, psql among them, choose their queries by it. */
    boolean isRedshiftDriver() {
        return given.containsKey("driver_version") || given.containsKey("client_protocol_version");
    }

    /** An older psql asks a newer PostgreSQL for columns that are not there any more. */
    boolean isPsql() {
        return given.getOrDefault("application_name", "").equals("psql");
    }

    /** Whether it is a driver that would rather use SHOW commands than queries of the catalogue. */
    boolean asksForDiscovery() {
        return given.containsKey("driver_discovery_version");
    }

    /** Extensions of the protocol that the client would like; none is known. */
    List<String> extensions() {
        return given.keySet().stream()
                .filter(name -> name.startsWith(EXTENSION_PREFIX))
                .sorted()
                .toList();
    }

    /** Why PostgreSQL, and with it a cluster, does not let such a client in without TLS. */
    String withoutTls() {
        return "no pg_hba.conf entry for host \"127.0.0.1\", user \"" + given.getOrDefault("user", "")
                + "\", database \"" + database + "\", SSL off";
    }

    SessionFacts facts(int processId) {
        return new SessionFacts(given.getOrDefault("user", ""), database, processId);
    }
}
