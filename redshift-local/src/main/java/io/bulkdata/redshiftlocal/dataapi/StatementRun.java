package io.bulkdata.redshiftlocal.dataapi;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs one submission from being picked to its end. */
final class StatementRun implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(StatementRun.class);

    private final StatementState state;
    private final Place place;
    private final StepExecutor executor;
    private final Consumer<StatementState> ended;

    StatementRun(StatementState state, Place place, StepExecutor executor, Consumer<StatementState> ended) {
        this.state = state;
        this.place = place;
        this.executor = executor;
        this.ended = ended;
    }

    @Override
    public void run() {
        boolean picked = state.pick();
        Ending ending = new Ending.Aborted();
        try {
            if (picked) {
                ending = runPicked();
            }
        } finally {
            // Whoever sees the end may use the session again at once.
            leave();
            if (picked) {
                state.end(ending);
                ended.accept(state);
            }
        }
    }

    private Ending runPicked() {
        try {
            Connection connection = place.open();
            state.start(connection.unwrap(PGConnection.class).getBackendPID());
            return runSteps(connection);
        } catch (SQLException e) {
            return new Ending.Failed(0, e.getMessage());
        }
    }

    private Ending runSteps(Connection connection) throws SQLException {
        if (!state.submission().batch()) {
            return runAll(connection);
        }
        connection.setAutoCommit(false);
        try {
            Ending ending = runAll(connection);
            return ending instanceof Ending.Finished ? commit(connection) : ending;
        } finally {
            end(connection);
        }
    }

    private Ending runAll(Connection connection) {
        List<BoundSql> statements = state.submission().statements();
        for (int i = 0; i < statements.size(); i++) {
            if (!state.startStep(i)) {
                return new Ending.Aborted();
            }
            try {
                Outcome outcome = executor.execute(
                        connection, statements.get(i), state.submission().format(), state);
                state.finishStep(i, outcome);
            } catch (SQLException e) {
                return failed(i, e);
            }
        }
        return new Ending.Finished();
    }

    private Ending commit(Connection connection) {
        if (state.isCancelled()) {
            return new Ending.Aborted();
        }
        try {
            connection.commit();
            return new Ending.Finished();
        } catch (SQLException e) {
            return failed(state.submission().statements().size(), e);
        }
    }

    private Ending failed(int step, SQLException failure) {
        return state.isCancelled() ? new Ending.Aborted() : new Ending.Failed(step, failure.getMessage());
    }

    /** Rolls back what was not committed. */
    private static void end(Connection connection) {
        try {
            connection.rollback();
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            LOG.debug("A connection of the Data API broke", e);
        }
    }

    private void leave() {
        try {
            place.leave();
        } catch (SQLException e) {
            LOG.debug("Cannot close a connection of the Data API", e);
        }
    }
}
