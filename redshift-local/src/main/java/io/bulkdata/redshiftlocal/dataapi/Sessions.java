package io.bulkdata.redshiftlocal.dataapi;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The sessions that are kept alive, and the ones that were. */
final class Sessions {

    private final Map<String, DataSession> sessions = new ConcurrentHashMap<>();
    private final Clock clock;
    private final int limit;

    Sessions(Clock clock, int limit) {
        this.clock = clock;
        this.limit = limit;
    }

    /** @throws io.bulkdata.redshiftlocal.http.ApiFailure when there are too many */
    DataSession open(Target target, Duration keepAlive) {
        expire();
        long open = sessions.values().stream()
                .filter(session -> !session.isClosed())
                .count();
        if (open >= limit) {
            throw Refusals.tooManySessions(limit);
        }
        DataSession session = new DataSession(UUID.randomUUID().toString(), target, keepAlive, clock.instant());
        session.acquire(null);
        sessions.put(session.id(), session);
        return session;
    }

    /** @throws io.bulkdata.redshiftlocal.http.ApiFailure when there never was one */
    DataSession find(String id) {
        expire();
        DataSession session = sessions.get(id);
        if (session == null) {
            throw Refusals.validation("Session with Id: " + id + " is invalid");
        }
        return session;
    }

    void expire() {
        sessions.values().forEach(session -> session.expire(clock.instant()));
    }

    void close() {
        sessions.values().forEach(DataSession::close);
    }
}
