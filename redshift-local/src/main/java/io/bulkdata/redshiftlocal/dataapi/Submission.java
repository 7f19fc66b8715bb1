package io.bulkdata.redshiftlocal.dataapi;

import io.bulkdata.redshiftlocal.http.Caller;
import java.time.Instant;
import java.util.List;

/**
 * What was submitted; it does not change.
 *
 * @param statementName empty when it has none
 * @param sessionId null outside sessions
 * @param batch whether it came by BatchExecuteStatement, so is one transaction and has sub-statements
 */
record Submission(
        String id,
        Target target,
        List<BoundSql> statements,
        List<SqlParameter> parameters,
        String statementName,
        boolean withEvent,
        ResultFormat format,
        String sessionId,
        boolean batch,
        Caller caller,
        Instant createdAt) {

    Submission {
        statements = List.copyOf(statements);
        parameters = List.copyOf(parameters);
    }

    /** Sub-statements are numbered from 1. */
    String stepId(int step) {
        return batch ? id + ":" + (step + 1) : id;
    }
}
