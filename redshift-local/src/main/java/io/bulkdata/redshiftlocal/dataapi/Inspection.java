package io.bulkdata.redshiftlocal.dataapi;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** DescribeStatement, also of one statement of a batch. */
final class Inspection {

    private static final long UNKNOWN = -1;

    private final Statements statements;
    private final Warehouse warehouse;

    Inspection(Statements statements, Warehouse warehouse) {
        this.statements = statements;
        this.warehouse = warehouse;
    }

    ObjectNode describe(Input input) {
        StatementIds id = StatementIds.read(input);
        input.refuseUnread();
        StatementView view = find(id).view();
        return id.isWhole() ? whole(view) : part(view, id.step());
    }

    /** @throws io.bulkdata.redshiftlocal.http.ApiFailure when there is none */
    StatementState find(StatementIds id) {
        StatementState state =
                statements.find(id.submission()).orElseThrow(() -> Refusals.noSuchStatement(id.toString()));
        Submission submission = state.submission();
        boolean exists = id.isWhole()
                || (submission.batch()
                        && id.step() >= 0
                        && id.step() < submission.statements().size());
        if (!exists) {
            throw Refusals.noSuchStatement(id.toString());
        }
        return state;
    }

    private ObjectNode whole(StatementView view) {
        Submission submission = view.submission();
        ObjectNode answer = common(view)
                .put("Id", submission.id())
                .put("Status", view.status().name())
                .put("UpdatedAt", Json.timestamp(view.updatedAt()))
                .put("Duration", view.durationNanos())
                .put("HasResultSet", view.hasResult());
        Answers.optional(answer, "Error", view.error());
        if (submission.batch()) {
            answer.put("ResultRows", UNKNOWN).put("ResultSize", UNKNOWN).put("RedshiftQueryId", 0);
            ArrayNode parts = answer.putArray("SubStatements");
            for (int i = 0; i < view.steps().size(); i++) {
                parts.add(step(view, i));
            }
        } else {
            StepState step = view.first();
            answer.put("QueryString", submission.statements().get(0).source());
            counts(answer, step);
        }
        return answer;
    }

    private ObjectNode part(StatementView view, int index) {
        return common(view).setAll(step(view, index));
    }

    private ObjectNode common(StatementView view) {
        Submission submission = view.submission();
        ObjectNode answer = Json.object()
                .put("CreatedAt", Json.timestamp(submission.createdAt()))
                .put("RedshiftPid", view.processId())
                .put("ResultFormat", submission.format().name());
        Answers.target(answer, submission.target(), warehouse);
        Answers.optional(answer, "SessionId", submission.sessionId());
        Answers.parameters(answer, submission.parameters());
        return answer;
    }

    private static ObjectNode step(StatementView view, int index) {
        StepState step = view.steps().get(index);
        ObjectNode answer = Json.object()
                .put("Id", view.submission().stepId(index))
                .put("Status", step.status().name())
                .put("CreatedAt", Json.timestamp(step.createdAt()))
                .put("UpdatedAt", Json.timestamp(step.updatedAt()))
                .put("Duration", step.durationNanos())
                .put("HasResultSet", step.result() != null)
                .put("QueryString", view.submission().statements().get(index).source());
        counts(answer, step);
        Answers.optional(answer, "Error", step.error());
        return answer;
    }

    private static void counts(ObjectNode answer, StepState step) {
        answer.put("ResultRows", step.rows())
                .put("ResultSize", step.resultBytes())
                .put("RedshiftQueryId", step.queryId());
    }
}
