package io.bulkdata.redshiftlocal.dataapi;

import java.time.Clock;
import java.util.Map;

/**
 * What the Data API knows of its warehouse and its limits.
 *
 * @param identifier of the cluster, which is also the name of the workgroup
 * @param account whose number is in ARNs
 * @param owner who connects when a request names nobody
 * @param secrets by name or ARN; when there is none, each name stands for the owner's
 */
public record DataApiSettings(
        String identifier, String account, Login owner, Map<String, Login> secrets, DataApiLimits limits, Clock clock) {

    public DataApiSettings {
        secrets = Map.copyOf(secrets);
    }
}
