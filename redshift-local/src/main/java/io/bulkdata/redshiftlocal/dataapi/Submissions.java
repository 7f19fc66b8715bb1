package io.bulkdata.redshiftlocal.dataapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bulkdata.redshiftlocal.http.Caller;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;

/** ExecuteStatement and BatchExecuteStatement. */
final class Submissions {

    private static final int LONGEST_NAME = 500;
    private static final int LONGEST_TOKEN = 64;

    private final Statements statements;
    private final Sessions sessions;
    private final Runs runs;
    private final Warehouse warehouse;
    private final Events events;
    private final DataApiSettings settings;
    private final StepExecutor executor;
    private final Clock clock;

    Submissions(
            Statements statements,
            Sessions sessions,
            Runs runs,
            Warehouse warehouse,
            Events events,
            DataApiSettings settings) {
        this.statements = statements;
        this.sessions = sessions;
        this.runs = runs;
        this.warehouse = warehouse;
        this.events = events;
        this.settings = settings;
        this.executor = new StepExecutor(new ResultReader(settings.limits().resultBytes()));
        this.clock = settings.clock();
    }

    ObjectNode execute(Input input, Caller caller) {
        return submit(input, caller, List.of(input.requiredText("Sql")), false);
    }

    ObjectNode executeBatch(Input input, Caller caller) {
        List<String> sqls = input.list("Sqls").stream().map(JsonNode::asText).toList();
        if (sqls.isEmpty() || sqls.size() > DataApiLimits.BATCH_STATEMENTS) {
            throw Input.constraint(
                    sqls.size() + " statements",
                    "Sqls",
                    "Member must have length between 1 and " + DataApiLimits.BATCH_STATEMENTS);
        }
        return submit(input, caller, sqls, true);
    }

    private ObjectNode submit(Input input, Caller caller, List<String> sqls, boolean batch) {
        Request request = Request.read(input, settings);
        List<BoundSql> bound = BoundSql.bind(sqls, request.parameters());
        input.refuseUnread();
        warehouse.checkAvailable();
        StatementState state = statements.submit(request.token(), () -> start(request, bound, caller, batch));
        return answer(state.submission());
    }

    private StatementState start(Request request, List<BoundSql> bound, Caller caller, boolean batch) {
        DataSession session = session(request);
        Target target = session == null ? request.target() : session.target();
        Submission submission = new Submission(
                UUID.randomUUID().toString(),
                target,
                bound,
                request.parameters(),
                request.statementName(),
                request.withEvent(),
                request.format(),
                session == null ? null : session.id(),
                batch,
                caller,
                clock.instant());
        StatementState state = new StatementState(submission, clock);
        run(new StatementRun(state, place(session, target), executor, done -> events.ended(done.view())));
        return state;
    }

    private void run(StatementRun run) {
        try {
            runs.run(run);
        } catch (RejectedExecutionException e) {
            throw Refusals.validation("redshift-local is stopping");
        }
    }

    private DataSession session(Request request) {
        if (request.sessionId() != null) {
            DataSession session = sessions.find(request.sessionId());
            session.acquire(request.keepAlive());
            return session;
        }
        boolean kept = request.keepAlive() != null && !request.keepAlive().isZero();
        return kept ? sessions.open(request.target(), request.keepAlive()) : null;
    }

    private Place place(DataSession session, Target target) {
        return session == null
                ? new OwnPlace(warehouse, target)
                : new SessionPlace(session, warehouse, clock, () -> runs.later(session.keepAlive(), sessions::expire));
    }

    private ObjectNode answer(Submission submission) {
        ObjectNode answer = Json.object();
        Answers.target(answer, submission.target(), warehouse);
        Answers.optional(answer, "SessionId", submission.sessionId());
        return answer.put("Id", submission.id()).put("CreatedAt", Json.timestamp(submission.createdAt()));
    }

    /**
     * What both operations take.
     *
     * @param target null with a session id
     * @param keepAlive null when it was not given
     * @param token null when it was not given
     */
    private record Request(
            Target target,
            String sessionId,
            Duration keepAlive,
            List<SqlParameter> parameters,
            String statementName,
            boolean withEvent,
            ResultFormat format,
            String token) {

        static Request read(Input input, DataApiSettings settings) {
            String sessionId = input.text("SessionId").orElse(null);
            Duration keepAlive = input.number("SessionKeepAliveSeconds", 0, DataApiLimits.SESSION_SECONDS)
                    .map(Duration::ofSeconds)
                    .orElse(null);
            return new Request(
                    target(input, settings, sessionId),
                    sessionId,
                    keepAlive,
                    SqlParameter.read(input),
                    shortText(input, "StatementName", LONGEST_NAME),
                    input.flag("WithEvent", false),
                    input.text("ResultFormat").map(ResultFormat::of).orElse(ResultFormat.JSON),
                    token(input));
        }

        private static Target target(Input input, DataApiSettings settings, String sessionId) {
            if (sessionId == null) {
                return Target.read(input, settings);
            }
            Target.anyMember(input).ifPresent(name -> {
                throw Refusals.validation(name + " is not allowed with SessionId");
            });
            return null;
        }

        private static String token(Input input) {
            String token = shortText(input, "ClientToken", LONGEST_TOKEN);
            return token.isEmpty() ? null : token;
        }

        private static String shortText(Input input, String name, int longest) {
            String text = input.text(name).orElse("");
            if (text.length() > longest) {
                throw Input.constraint(text, name, "Member must have length less than or equal to " + longest);
            }
            return text;
        }
    }
}
