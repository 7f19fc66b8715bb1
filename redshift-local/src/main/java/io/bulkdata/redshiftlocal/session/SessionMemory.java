package io.bulkdata.redshiftlocal.session;

import io.bulkdata.redshiftlocal.sql.Statement;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;

/** What a session can be asked about the statements it ran; a rollback changes nothing of it. */
final class SessionMemory {

    private final AtomicInteger queryIds;
    private int lastQueryId = -1;
    private int lastCopyId = -1;
    private long lastCopyCount;
    private int lastUnloadId = -1;
    private long lastUnloadCount;

    /** @param queryIds of the whole server */
    SessionMemory(AtomicInteger queryIds) {
        this.queryIds = queryIds;
    }

    /** A statement begins; its id. Only queries are remembered, and not those that ask for what is remembered. */
    int begin(Statement statement) {
        int id = queryIds.incrementAndGet();
        if (statement.kind().isQuery() && !statement.readsSession()) {
            lastQueryId = id;
        }
        return id;
    }

    /** The COPY that has begun will load; until it has ended well it has loaded nothing. */
    int beginCopy() {
        lastCopyId = lastQueryId;
        lastCopyCount = 0;
        return lastCopyId;
    }

    void copied(long rows) {
        lastCopyCount = rows;
    }

    /** The UNLOAD that has begun will write; until it has ended well it has unloaded nothing. */
    int beginUnload() {
        lastUnloadId = lastQueryId;
        lastUnloadCount = 0;
        return lastUnloadId;
    }

    void unloaded(long rows) {
        lastUnloadCount = rows;
    }

    /** Puts it where the functions of the catalogue find it. */
    void publish(Aside aside) throws IOException {
        aside.run(
                "SELECT set_config('redshift_local.last_query_id', $1, false),"
                        + " set_config('redshift_local.last_copy_id', $2, false),"
                        + " set_config('redshift_local.last_copy_count', $3, false),"
                        + " set_config('redshift_local.last_unload_id', $4, false),"
                        + " set_config('redshift_local.last_unload_count', $5, false)",
                Integer.toString(lastQueryId),
                Integer.toString(lastCopyId),
                Long.toString(lastCopyCount),
                Integer.toString(lastUnloadId),
                Long.toString(lastUnloadCount));
    }
}
