package io.bulkdata.redshiftlocal.session;

import io.bulkdata.redshiftlocal.catalog.LoadErrorLog;
import io.bulkdata.redshiftlocal.catalog.LoadLog;
import io.bulkdata.redshiftlocal.copy.ObjectStore;
import io.bulkdata.redshiftlocal.history.History;
import java.util.concurrent.atomic.AtomicInteger;

/** What all sessions of a server share. */
public record Services(
        ObjectStore objects,
        LoadErrorLog loadErrors,
        LoadLog loads,
        Unloads unloads,
        AtomicInteger queryIds,
        TableWriters writers,
        History history) {}
