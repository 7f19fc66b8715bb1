package io.bulkdata.redshiftlocal.cluster;

import java.time.Instant;
import java.util.function.IntSupplier;

/**
 * What does not change about a cluster.
 *
 * @param owner its master user
 */
public record ClusterFacts(
        String identifier, String account, String owner, String database, IntSupplier port, Instant createdAt) {}
