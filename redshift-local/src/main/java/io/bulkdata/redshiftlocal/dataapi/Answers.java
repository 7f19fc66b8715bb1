package io.bulkdata.redshiftlocal.dataapi;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Parts that several answers have. */
final class Answers {

    private Answers() {}

    static void optional(ObjectNode answer, String name, String value) {
        if (value != null && !value.isEmpty()) {
            answer.put(name, value);
        }
    }

    static void target(ObjectNode answer, Target target, Warehouse warehouse) {
        optional(answer, "ClusterIdentifier", target.clusterIdentifier());
        optional(answer, "WorkgroupName", target.workgroupName());
        optional(answer, "Database", target.database());
        optional(answer, "DbUser", warehouse.databaseUser(target));
        optional(answer, "SecretArn", target.secretArn());
    }

    static void parameters(ObjectNode answer, List<SqlParameter> parameters) {
        if (parameters.isEmpty()) {
            return;
        }
        ArrayNode array = answer.putArray("QueryParameters");
        parameters.forEach(
                parameter -> array.addObject().put("name", parameter.name()).put("value", parameter.value()));
    }
}
