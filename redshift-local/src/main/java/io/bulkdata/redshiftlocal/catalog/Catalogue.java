package io.bulkdata.redshiftlocal.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Installs what PostgreSQL lacks into a database. */
public final class Catalogue {

    /** In the order in which they are run. */
    private static final List<String> RESOURCES = List.of(
            "catalogue.sql",
            "definitions.sql",
            "statements.sql",
            "loads.sql",
            "unloads.sql",
            "tables.sql",
            "show.sql",
            "history.sql",
            "functions.sql",
            "functions-text.sql",
            "functions-numbers.sql",
            "lengths.sql");

    private Catalogue() {}

    /** Runs the resources; needs a superuser; harmless when it was run before. */
    public static void install(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String resource : RESOURCES) {
                statement.execute(sql(resource));
            }
        }
    }

    private static String sql(String resource) {
        try (InputStream in = Catalogue.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
