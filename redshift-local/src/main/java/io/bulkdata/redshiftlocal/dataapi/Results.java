package io.bulkdata.redshiftlocal.dataapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;

/** GetStatementResult and GetStatementResultV2. */
final class Results {

    private final Inspection inspection;

    Results(Inspection inspection) {
        this.inspection = inspection;
    }

    ObjectNode json(Input input) {
        return page(input, ResultFormat.JSON);
    }

    ObjectNode csv(Input input) {
        return page(input, ResultFormat.CSV).put("ResultFormat", ResultFormat.CSV.name());
    }

    private ObjectNode page(Input input, ResultFormat format) {
        StatementIds id = StatementIds.read(input);
        int page = input.text("NextToken").map(PageToken::read).orElse(0);
        input.refuseUnread();
        StoredResult result = result(inspection.find(id).view(), id);
        if (result.format() != format) {
            throw Refusals.validation("The result of " + id + " is " + result.format() + ", not " + format
                    + ". See ResultFormat of ExecuteStatement.");
        }
        if (page >= result.pages().size()) {
            throw PageToken.invalid();
        }
        ObjectNode answer = Json.object().put("TotalNumRows", result.rows());
        answer.set("ColumnMetadata", result.columns());
        answer.putRawValue("Records", new RawValue(result.pages().get(page)));
        if (page + 1 < result.pages().size()) {
            answer.put("NextToken", PageToken.write(page + 1));
        }
        return answer;
    }

    /** A batch has none of its own, but each of its statements has as soon as it finished. */
    private static StoredResult result(StatementView view, StatementIds id) {
        boolean ready = id.isWhole()
                ? view.status() == Status.FINISHED && !view.submission().batch()
                : view.steps().get(id.step()).status() == Status.FINISHED;
        StoredResult result =
                ready ? view.steps().get(id.isWhole() ? 0 : id.step()).result() : null;
        if (result == null) {
            throw Refusals.noResult(id.toString());
        }
        return result;
    }
}
