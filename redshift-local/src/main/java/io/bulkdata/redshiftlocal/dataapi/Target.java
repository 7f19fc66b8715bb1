package io.bulkdata.redshiftlocal.dataapi;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * The database that a request names, and as whom. Exactly one of cluster and workgroup is there.
 *
 * @param clusterIdentifier null for a workgroup
 * @param workgroupName null for a cluster
 * @param databaseUser null when it was not named
 * @param secretArn null when it was not named
 */
record Target(String clusterIdentifier, String workgroupName, String database, String databaseUser, String secretArn) {

    /** Data API Reference, "ExecuteStatement": which members go together. */
    static Target read(Input input, DataApiSettings settings) {
        Target target = new Target(
                input.text("ClusterIdentifier").orElse(null),
                input.text("WorkgroupName").orElse(null),
                input.text("Database").orElse(""),
                input.text("DbUser").orElse(null),
                input.text("SecretArn").orElse(null));
        target.check(settings);
        return target;
    }

    /** Whether a request names any part of a target. */
    static Optional<String> anyMember(Input input) {
        return Stream.of("ClusterIdentifier", "WorkgroupName", "Database", "DbUser", "SecretArn")
                .filter(name -> input.text(name).isPresent())
                .findFirst();
    }

    private void check(DataApiSettings settings) {
        if ((clusterIdentifier == null) == (workgroupName == null)) {
            throw Refusals.validation("Exactly one of ClusterIdentifier and WorkgroupName must be given");
        }
        if (databaseUser != null && workgroupName != null) {
            throw Refusals.validation("DbUser is not allowed with WorkgroupName");
        }
        if (databaseUser != null && secretArn != null) {
            throw Refusals.validation("DbUser is not allowed with SecretArn");
        }
        if (database.isEmpty()) {
            throw Refusals.validation("Database must be given");
        }
        if (!settings.identifier().equals(clusterIdentifier == null ? workgroupName : clusterIdentifier)) {
            throw Refusals.validation("Redshift endpoint doesn't exist in this region.");
        }
        boolean secretKnown = secretArn == null
                || settings.secrets().isEmpty()
                || settings.secrets().containsKey(secretArn);
        if (!secretKnown) {
            throw Refusals.validation("Secrets Manager can't find the specified secret: " + secretArn);
        }
    }
}
