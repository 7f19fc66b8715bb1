package io.bulkdata.redshiftlocal.dataapi;

import io.bulkdata.redshiftlocal.http.ApiFailure;
import java.util.Map;

/** The errors of the Data API: Amazon Redshift Data API Reference, "Errors" of each operation. */
final class Refusals {

    private static final int BAD_REQUEST = 400;
    private static final int BROKEN = 500;

    private Refusals() {}

    static ApiFailure validation(String message) {
        return new ApiFailure(BAD_REQUEST, "ValidationException", message);
    }

    static ApiFailure noSuchStatement(String id) {
        return notFound("Query does not exist.", id);
    }

    static ApiFailure noResult(String id) {
        return notFound("Query does not have result. Please check query status with DescribeStatement.", id);
    }

    private static ApiFailure notFound(String message, String id) {
        return new ApiFailure(BAD_REQUEST, "ResourceNotFoundException", message, Map.of("ResourceId", id));
    }

    static ApiFailure tooManyStatements(int limit) {
        return new ApiFailure(
                BAD_REQUEST,
                "ActiveStatementsExceededException",
                "Active statements exceeded the allowed quota (" + limit + ").");
    }

    static ApiFailure tooManySessions(int limit) {
        return new ApiFailure(
                BAD_REQUEST,
                "ActiveSessionsExceededException",
                "Active sessions exceeded the allowed quota (" + limit + ").");
    }

    static ApiFailure queryTimeout() {
        return new ApiFailure(BAD_REQUEST, "QueryTimeoutException", "The query timed out.");
    }

    static ApiFailure databaseConnection(String message) {
        return new ApiFailure(BROKEN, "DatabaseConnectionException", message);
    }

    static ApiFailure unknownOperation(String target) {
        return new ApiFailure(BAD_REQUEST, "UnknownOperationException", "redshift-local does not know " + target);
    }

    static ApiFailure notJson() {
        return new ApiFailure(BAD_REQUEST, "SerializationException", "The request is not a JSON object");
    }
}
