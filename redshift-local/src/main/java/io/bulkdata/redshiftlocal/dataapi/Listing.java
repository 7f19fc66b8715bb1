package io.bulkdata.redshiftlocal.dataapi;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bulkdata.redshiftlocal.http.Caller;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** ListStatements: the newest first, by default only those that finished. */
final class Listing {

    private static final int LARGEST_PAGE = 100;
    private static final String ALL = "ALL";

    private final Statements statements;

    Listing(Statements statements) {
        this.statements = statements;
    }

    ObjectNode list(Input input, Caller caller) {
        Predicate<StatementView> filter = filter(input, caller);
        int size =
                input.number("MaxResults", 0, LARGEST_PAGE).filter(n -> n > 0).orElse(LARGEST_PAGE);
        Optional<String> after = input.text("NextToken");
        input.refuseUnread();
        List<StatementView> all = statements.all();
        List<StatementView> rest =
                after.map(id -> all.subList(position(all, id) + 1, all.size())).orElse(all);
        List<StatementView> page = rest.stream().filter(filter).limit(size + 1L).toList();
        return answer(page, size);
    }

    /** The token is the last statement of the page before, so that new ones do not move the pages. */
    private static int position(List<StatementView> all, String id) {
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).submission().id().equals(id)) {
                return i;
            }
        }
        throw PageToken.invalid();
    }

    private static Predicate<StatementView> filter(Input input, Caller caller) {
        String status = input.text("Status").map(Listing::status).orElse(Status.FINISHED.name());
        String prefix = input.text("StatementName").orElse("");
        boolean roleLevel = input.flag("RoleLevel", true);
        Optional<String> cluster = input.text("ClusterIdentifier");
        Optional<String> workgroup = input.text("WorkgroupName");
        Optional<String> database = input.text("Database");
        return view -> {
            Submission submission = view.submission();
            Target target = submission.target();
            return (status.equals(ALL) || status.equals(view.status().name()))
                    && submission.statementName().startsWith(prefix)
                    && (roleLevel || submission.caller().equals(caller))
                    && cluster.map(id -> id.equals(target.clusterIdentifier())).orElse(true)
                    && workgroup
                            .map(name -> name.equals(target.workgroupName()))
                            .orElse(true)
                    && database.map(name -> name.equals(target.database())).orElse(true);
        };
    }

    private static String status(String name) {
        boolean known = name.equals(ALL)
                || Arrays.stream(Status.values())
                        .anyMatch(status -> status.name().equals(name));
        if (!known) {
            throw Input.constraint(
                    name,
                    "Status",
                    "Member must satisfy enum value set: [SUBMITTED, PICKED, STARTED, FINISHED, ABORTED, FAILED, ALL]");
        }
        return name;
    }

    private static ObjectNode answer(List<StatementView> page, int size) {
        ObjectNode answer = Json.object();
        ArrayNode array = answer.putArray("Statements");
        page.stream().limit(size).forEach(view -> array.add(data(view)));
        if (page.size() > size) {
            answer.put("NextToken", page.get(size - 1).submission().id());
        }
        return answer;
    }

    private static ObjectNode data(StatementView view) {
        Submission submission = view.submission();
        ObjectNode data = Json.object()
                .put("Id", submission.id())
                .put("Status", view.status().name())
                .put("CreatedAt", Json.timestamp(submission.createdAt()))
                .put("UpdatedAt", Json.timestamp(view.updatedAt()))
                .put("IsBatchStatement", submission.batch())
                .put("ResultFormat", submission.format().name());
        Answers.optional(data, "StatementName", submission.statementName());
        Answers.optional(data, "SecretArn", submission.target().secretArn());
        Answers.optional(data, "SessionId", submission.sessionId());
        Answers.parameters(data, submission.parameters());
        if (submission.batch()) {
            ArrayNode texts = data.putArray("QueryStrings");
            submission.statements().forEach(statement -> texts.add(statement.source()));
        } else {
            data.put("QueryString", submission.statements().get(0).source());
        }
        return data;
    }
}
