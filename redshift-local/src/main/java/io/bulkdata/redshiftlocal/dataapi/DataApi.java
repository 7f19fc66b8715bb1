package io.bulkdata.redshiftlocal.dataapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bulkdata.redshiftlocal.http.ApiFailure;
import io.bulkdata.redshiftlocal.http.ApiRequest;
import io.bulkdata.redshiftlocal.http.ApiResponse;
import io.bulkdata.redshiftlocal.http.ApiService;
import io.bulkdata.redshiftlocal.http.Caller;
import java.util.Map;

/**
 * The Amazon Redshift Data API in the AWS JSON protocol 1.1: https://docs.aws.amazon.com/redshift-data/latest/APIReference/. An
 * operation, a member or a value that it does not know is refused.
 */
public final class DataApi implements ApiService, AutoCloseable {

    private static final String TARGET = "x-amz-target";
    private static final String PREFIX = "RedshiftData.";
    private static final String CONTENT_TYPE = "application/x-amz-json-1.1";
    private static final int OK = 200;
    private static final int BROKEN = 500;

    private final Map<String, Operation> operations;
    private final Sessions sessions;
    private final Runs runs;

    /** One of the things that can be asked for. */
    @FunctionalInterface
    private interface Operation {
        ObjectNode answer(Input input, Caller caller);
    }

    /** Starts no thread before the first statement. */
    public DataApi(Warehouse warehouse, DataApiSettings settings, StatementEventListener listener) {
        this.sessions = new Sessions(settings.clock(), settings.limits().sessions());
        this.runs = new Runs(settings.limits().running());
        Statements statements =
                new Statements(settings.clock(), settings.limits().activeStatements());
        Events events = new Events(listener, settings);
        Submissions submissions = new Submissions(statements, sessions, runs, warehouse, events, settings);
        Inspection inspection = new Inspection(statements, warehouse);
        Results results = new Results(inspection);
        Metadata metadata = new Metadata(new MetadataQuery(warehouse), settings);
        this.operations = Map.ofEntries(
                Map.entry("ExecuteStatement", submissions::execute),
                Map.entry("BatchExecuteStatement", submissions::executeBatch),
                Map.entry("DescribeStatement", (input, caller) -> inspection.describe(input)),
                Map.entry("ListStatements", new Listing(statements)::list),
                Map.entry("GetStatementResult", (input, caller) -> results.json(input)),
                Map.entry("GetStatementResultV2", (input, caller) -> results.csv(input)),
                Map.entry("CancelStatement", (input, caller) -> new Cancellation(inspection, events).cancel(input)),
                Map.entry("ListDatabases", (input, caller) -> metadata.databases(input)),
                Map.entry("ListSchemas", (input, caller) -> metadata.schemas(input)),
                Map.entry("ListTables", (input, caller) -> metadata.tables(input)),
                Map.entry("DescribeTable", (input, caller) -> metadata.columns(input)));
    }

    @Override
    public boolean serves(ApiRequest request) {
        return request.header(TARGET)
                .filter(target -> target.startsWith(PREFIX))
                .isPresent();
    }

    @Override
    public ApiResponse answer(ApiRequest request, Caller caller, String requestId) {
        sessions.expire();
        String name = request.header(TARGET).orElse("").substring(PREFIX.length());
        Operation operation = operations.get(name);
        if (operation == null) {
            throw Refusals.unknownOperation(name);
        }
        ObjectNode answer = operation.answer(Input.parse(request.body()), caller);
        return new ApiResponse(OK, CONTENT_TYPE, Json.text(answer));
    }

    @Override
    public ApiResponse refuse(ApiFailure failure, String requestId) {
        ObjectNode error = Json.object()
                .put(
                        "__type",
                        failure.status() == BROKEN && failure.code().equals("InternalFailure")
                                ? "InternalServerException"
                                : failure.code())
                .put("Message", failure.getMessage());
        failure.members().forEach(error::put);
        return new ApiResponse(failure.status(), CONTENT_TYPE, Json.text(error));
    }

    /** Stops what runs; what was not committed is rolled back. */
    @Override
    public void close() {
        runs.close();
        sessions.close();
    }
}
