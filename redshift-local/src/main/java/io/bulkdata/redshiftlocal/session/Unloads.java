package io.bulkdata.redshiftlocal.session;

import io.bulkdata.redshiftlocal.catalog.RunningQueries;
import io.bulkdata.redshiftlocal.catalog.UnloadLog;

/**
 * What the UNLOADs of all sessions share.
 *
 * @param running stops the query of one that has failed
 * @param slices that write files at the same time
 */
public record Unloads(UnloadLog log, RunningQueries running, int slices) {}
