package io.bulkdata.redshiftlocal.sql;

import io.bulkdata.redshiftlocal.copy.CopyCommand;
import io.bulkdata.redshiftlocal.unload.UnloadCommand;
import java.util.List;
import java.util.Optional;

/** What a statement asks of the server beyond being passed on. */
public sealed interface Action {

    /** A query of the catalogue that fails when a statement may not run. */
    record Check(String query, List<String> parameters) {

        public Check {
            parameters = List.copyOf(parameters);
        }
    }

    /** Nothing. */
    record Pass() implements Action {}

    /** Begins a transaction. */
    record Begin() implements Action {}

    /** Ends a transaction, well or not. */
    record End() implements Action {}

    /**
     * Changes rows of a table, for which it needs the table's write lock.
     *
     * @param table its name as SQL
     * @param check what must not fail before
     */
    record Write(String table, Optional<Check> check) implements Action {

        Write(String table) {
            this(table, Optional.empty());
        }

        Write(String table, Check check) {
            this(table, Optional.of(check));
        }
    }

    /**
     * Defines a table with something that PostgreSQL does not keep.
     *
     * @param definition JSON for the catalogue's {@code definitions.sql}
     */
    record Define(String definition) implements Action {}

    /**
     * Is passed on when a check of the catalogue does not fail.
     *
     * @param alone what may not run in a transaction block, if so
     * @param inside what may run in a transaction block only, if so
     */
    record Guarded(Optional<String> alone, Optional<String> inside, Check check) implements Action {

        Guarded(Optional<String> alone, Check check) {
            this(alone, Optional.empty(), check);
        }
    }

    /**
     * Is followed by a statement in a transaction of its own.
     *
     * @param sql does the rest
     */
    record Followed(String sql) implements Action {}

    /**
     * Has been replaced by another statement, but is told as itself.
     *
     * @param tag its own
     * @param alone whether it may not run in a transaction block
     */
    record Instead(String tag, boolean alone) implements Action {}

    /** Empties a table and commits. */
    record Truncate() implements Action {}

    /** Loads files. */
    record Load(CopyCommand command) implements Action {}

    /** Writes files. */
    record Unload(UnloadQuery query, UnloadCommand command) implements Action {}

    /** Is not accepted. */
    record Refuse(SqlRefusal refusal) implements Action {}
}
