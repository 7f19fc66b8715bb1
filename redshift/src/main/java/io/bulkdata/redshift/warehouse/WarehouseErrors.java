package io.bulkdata.redshift.warehouse;

import com.amazon.redshift.util.RedshiftException;
import com.amazon.redshift.util.ServerErrorMessage;
import io.bulkdata.core.failure.FailureClass;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the warehouse's errors mean, by SQLSTATE; for Redshift's own errors, which share one SQLSTATE, by the codes inside. */
final class WarehouseErrors {

    /** Redshift's SQLSTATE for everything that PostgreSQL has no word for. */
    private static final String INTERNAL = "XX000";

    /** "Serializable isolation violation": the message of that error begins with its number. */
    private static final String SERIALIZATION = "1023";

    /** How COPY tells what S3 answered: {@code S3ServiceException:Access Denied,Status 403,Error AccessDenied,...}. */
    private static final Pattern S3_STATUS = Pattern.compile("\\bStatus (\\d{3})\\b");

    /** The family of errors of who may not log in. */
    private static final String LOGIN = "28";

    /** By SQLSTATE, or by its first two characters, which name a family of errors. */
    private static final Map<String, FailureClass> BY_STATE = Map.ofEntries(
            Map.entry("08", FailureClass.TRANSIENT),
            Map.entry("53", FailureClass.TRANSIENT),
            Map.entry("57", FailureClass.TRANSIENT),
            Map.entry("58", FailureClass.TRANSIENT),
            Map.entry("40", FailureClass.CONTENTION),
            Map.entry("55", FailureClass.CONTENTION),
            Map.entry("22", FailureClass.DATA),
            Map.entry("23", FailureClass.DATA),
            Map.entry("3F", FailureClass.SCHEMA),
            Map.entry("42P01", FailureClass.SCHEMA),
            Map.entry("42703", FailureClass.SCHEMA),
            Map.entry("42804", FailureClass.SCHEMA),
            Map.entry("42501", FailureClass.CONFIGURATION),
            Map.entry(LOGIN, FailureClass.CONFIGURATION),
            Map.entry("3D", FailureClass.CONFIGURATION));

    private WarehouseErrors() {}

    /** The same failure in Bulkdata's words. */
    static WarehouseException translate(String what, SQLException e) {
        return new WarehouseException(classify(e), what + ": " + message(e), List.of(), e);
    }

    /** Why no connection could be opened. What may pass means that nobody is there at the moment: a paused cluster answers nothing at all. */
    static WarehouseException unreachable(SQLException e) {
        WarehouseException failure = translate("Cannot connect to the warehouse", e);
        return failure.failureClass() == FailureClass.TRANSIENT
                ? new WarehouseAwayException(failure.getMessage(), e)
                : failure;
    }

    /** Whether the server itself has answered, so that a refused COMMIT is known to have changed nothing. */
    static boolean saysOutcome(SQLException e) {
        String state = e.getSQLState();
        return state != null
                && !state.startsWith("08")
                && !state.startsWith("57")
                && server(e).isPresent();
    }

    /** Whether the server does not know the user or takes another password. */
    static boolean refusesLogin(SQLException e) {
        return e.getSQLState() != null && e.getSQLState().startsWith(LOGIN);
    }

    static FailureClass classify(SQLException e) {
        String state = e.getSQLState();
        if (state == null) {
            return e.getCause() instanceof IOException ? FailureClass.TRANSIENT : FailureClass.BUG;
        }
        if (state.equals(INTERNAL)) {
            return internal(e);
        }
        FailureClass exact = BY_STATE.get(state);
        return exact != null ? exact : BY_STATE.getOrDefault(state.substring(0, 2), FailureClass.BUG);
    }

    /** Unnamed errors of Redshift are tried again: whoever tries has a budget. */
    private static FailureClass internal(SQLException e) {
        if (message(e).startsWith(SERIALIZATION)) {
            return FailureClass.CONTENTION;
        }
        return server(e)
                .map(ServerErrorMessage::getDetail)
                .map(S3_STATUS::matcher)
                .filter(Matcher::find)
                .map(matcher -> switch (matcher.group(1)) {
                    case "404" -> FailureClass.GONE;
                    case "400", "401", "403" -> FailureClass.CONFIGURATION;
                    default -> FailureClass.TRANSIENT;
                })
                .orElse(FailureClass.TRANSIENT);
    }

    private static String message(SQLException e) {
        return server(e).map(ServerErrorMessage::getMessage).orElseGet(() -> String.valueOf(e.getMessage()));
    }

    private static Optional<ServerErrorMessage> server(SQLException e) {
        return e instanceof RedshiftException redshift
                ? Optional.ofNullable(redshift.getServerErrorMessage())
                : Optional.empty();
    }
}
