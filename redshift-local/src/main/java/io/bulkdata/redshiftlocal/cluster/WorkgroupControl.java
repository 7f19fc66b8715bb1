package io.bulkdata.redshiftlocal.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.bulkdata.redshiftlocal.http.ApiFailure;
import io.bulkdata.redshiftlocal.http.ApiRequest;
import io.bulkdata.redshiftlocal.http.ApiResponse;
import io.bulkdata.redshiftlocal.http.ApiService;
import io.bulkdata.redshiftlocal.http.Caller;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;

/**
 * The one action of the Amazon Redshift Serverless API that is here, GetCredentials, in the AWS JSON protocol 1.1:
 * https://docs.aws.amazon.com/redshift-serverless/latest/APIReference/. The workgroup has the cluster's name.
 */
public final class WorkgroupControl implements ApiService {

    private static final String TARGET = "x-amz-target";
    private static final String PREFIX = "RedshiftServerless.";
    private static final String ACTION = "GetCredentials";
    private static final String CONTENT_TYPE = "application/x-amz-json-1.1";
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final Set<String> MEMBERS = Set.of("workgroupName", "dbName", "durationSeconds");
    private static final int SHORTEST_SECONDS = 900;
    private static final int LONGEST_SECONDS = 3600;
    private static final int MILLISECOND_DIGITS = 3;

    private final TemporaryUsers users;
    private final ClusterFacts facts;

    public WorkgroupControl(ClusterFacts facts, TemporaryUsers users) {
        this.users = users;
        this.facts = facts;
    }

    @Override
    public boolean serves(ApiRequest request) {
        return request.header(TARGET)
                .filter(target -> target.startsWith(PREFIX))
                .isPresent();
    }

    @Override
    public ApiResponse answer(ApiRequest request, Caller caller, String requestId) {
        String action = request.header(TARGET).orElse("").substring(PREFIX.length());
        if (!action.equals(ACTION)) {
            throw new ApiFailure(400, "UnknownOperationException", "redshift-local does not know " + action);
        }
        JsonNode members = members(request.body());
        String workgroup = members.path("workgroupName").asText();
        if (!workgroup.equals(facts.identifier())) {
            throw new ApiFailure(400, "ResourceNotFoundException", "Workgroup " + workgroup + " not found.");
        }
        return new ApiResponse(200, CONTENT_TYPE, credentials(seconds(members)).toString());
    }

    @Override
    public ApiResponse refuse(ApiFailure failure, String requestId) {
        ObjectNode error = JsonNodeFactory.instance
                .objectNode()
                .put("__type", failure.code())
                .put("message", failure.getMessage());
        return new ApiResponse(failure.status(), CONTENT_TYPE, error.toString());
    }

    /** Locally nobody knows whose a key is, so its owner is the warehouse's. */
    private ObjectNode credentials(int seconds) {
        try {
            TemporaryPassword password = users.issue(facts.owner(), false, Duration.ofSeconds(seconds));
            return JsonNodeFactory.instance
                    .objectNode()
                    .put("dbUser", password.login())
                    .put("dbPassword", password.password())
                    .put("expiration", timestamp(password.expiration()))
                    .put("nextRefreshTime", timestamp(password.expiration()));
        } catch (SQLException e) {
            throw new ApiFailure(500, "InternalServerException", "Cannot make credentials");
        }
    }

    private static JsonNode members(String body) {
        try {
            JsonNode members = MAPPER.readTree(body);
            Set<String> names = new TreeSet<>();
            members.fieldNames().forEachRemaining(names::add);
            names.removeAll(MEMBERS);
            if (!names.isEmpty()) {
                throw invalid("redshift-local does not support " + names + " here");
            }
            return members;
        } catch (JsonProcessingException e) {
            throw new ApiFailure(400, "SerializationException", "The request is not JSON");
        }
    }

    private static int seconds(JsonNode members) {
        int seconds = members.path("durationSeconds").asInt(SHORTEST_SECONDS);
        if (seconds < SHORTEST_SECONDS || seconds > LONGEST_SECONDS) {
            throw invalid("durationSeconds must be between " + SHORTEST_SECONDS + " and " + LONGEST_SECONDS);
        }
        return seconds;
    }

    private static BigDecimal timestamp(Instant time) {
        return BigDecimal.valueOf(time.toEpochMilli(), MILLISECOND_DIGITS);
    }

    private static ApiFailure invalid(String message) {
        return new ApiFailure(400, "ValidationException", message);
    }
}
