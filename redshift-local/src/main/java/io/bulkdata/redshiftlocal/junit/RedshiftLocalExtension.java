package io.bulkdata.redshiftlocal.junit;

import io.bulkdata.redshiftlocal.RedshiftLocal;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests a warehouse: one for the whole run, started with its first use, and in it a fresh database for each test class.
 *
 * <p>Parameters of tests and of their life cycle methods may be a {@link TestDatabase}, a {@link Connection} to it, which is
 * closed after the test, or the {@link RedshiftLocal} itself. With {@code @RegisterExtension} another warehouse than the
 * default one can be given, which stays the caller's to close.
 */
public final class RedshiftLocalExtension implements BeforeAllCallback, ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(RedshiftLocalExtension.class);

    private final RedshiftLocal given;

    /** With a warehouse that has all defaults. */
    public RedshiftLocalExtension() {
        this(null);
    }

    private RedshiftLocalExtension(RedshiftLocal given) {
        this.given = given;
    }

    /** With a warehouse of the caller's. */
    public static RedshiftLocalExtension of(RedshiftLocal warehouse) {
        return new RedshiftLocalExtension(warehouse);
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        database(context);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == RedshiftLocal.class || type == TestDatabase.class || type == Connection.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        if (type == RedshiftLocal.class) {
            return warehouse(context);
        }
        return type == TestDatabase.class ? database(context) : connection(context);
    }

    private RedshiftLocal warehouse(ExtensionContext context) {
        return given != null ? given : shared(context);
    }

    private static RedshiftLocal shared(ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(SharedServer.class, key -> SharedServer.start(), SharedServer.class)
                .server();
    }

    private TestDatabase database(ExtensionContext context) {
        return context.getStore(NAMESPACE)
                .getOrComputeIfAbsent(
                        "database of " + context.getRequiredTestClass().getName(),
                        key -> TestDatabase.create(warehouse(context), context.getRequiredTestClass()),
                        TestDatabase.class);
    }

    private Connection connection(ExtensionContext context) {
        return context.getStore(NAMESPACE)
                .getOrComputeIfAbsent("connection " + context.getUniqueId(), key -> open(context), OpenConnection.class)
                .connection();
    }

    private OpenConnection open(ExtensionContext context) {
        try {
            return new OpenConnection(database(context).connect());
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot connect to redshift-local", e);
        }
    }

    /** Closed by JUnit with the test. */
    @SuppressWarnings("deprecation") // The older of two interfaces for the same, so that older JUnits work.
    private record OpenConnection(Connection connection)
            implements ExtensionContext.Store.CloseableResource, AutoCloseable {
        @Override
        public void close() throws SQLException {
            connection.close();
        }
    }
}
