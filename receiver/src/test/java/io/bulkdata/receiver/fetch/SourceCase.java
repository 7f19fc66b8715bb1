package io.bulkdata.receiver.fetch;

import io.bulkdata.core.failure.FailureClass;
import io.bulkdata.receiver.fetch.ScriptedServer.Request;

/**
 * One thing that an export's server may do, told as the documentation tells it, and what comes of it.
 *
 * @param failure null when the export is stored all the same
 */
record SourceCase(String name, FailureClass failure, Lie lie) {

    /** Makes a server's answer of the right one. */
    interface Lie {
        Reply reply(ScriptedServer server, Request request, Reply right);
    }

    static SourceCase stored(String name, Lie lie) {
        return new SourceCase(name, null, lie);
    }

    static SourceCase fails(String name, FailureClass failure, Lie lie) {
        return new SourceCase(name, failure, lie);
    }

    /** Its outcome as in the documentation. */
    String outcome() {
        return failure == null ? "stored" : failure.name();
    }

    @Override
    public String toString() {
        return name;
    }
}
