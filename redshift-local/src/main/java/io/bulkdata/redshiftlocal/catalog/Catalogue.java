package io.bulkdata.redshiftlocal.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Installs what PostgreSQL lacks into a database. */
public final class Catalogue {

    private static final String RESOURCE = "catalogue.sql";

    private Catalogue() {}

    /** Runs the resource; needs a superuser; harmless when it was run before. */
    public static void install(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql());
        }
    }

    private static String sql() {
        try (InputStream in = Catalogue.class.getResourceAsStream(RESOURCE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
