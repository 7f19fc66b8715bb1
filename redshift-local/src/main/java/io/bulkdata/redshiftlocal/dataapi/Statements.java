package io.bulkdata.redshiftlocal.dataapi;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** All statements of the last day, and the tokens they were submitted with. Safe for use by several threads. */
final class Statements {

    private final Map<String, StatementState> states = new LinkedHashMap<>();
    private final Map<String, StatementState> byToken = new HashMap<>();
    private final Clock clock;
    private final int activeLimit;

    Statements(Clock clock, int activeLimit) {
        this.clock = clock;
        this.activeLimit = activeLimit;
    }

    /**
     * Adds what the supplier makes, unless the token was seen in the last eight hours.
     *
     * @param token null for none
     * @return the statement that is meant
     * @throws io.bulkdata.redshiftlocal.http.ApiFailure when too many are active
     */
    synchronized StatementState submit(String token, Supplier<StatementState> submission) {
        forget();
        StatementState known = byToken.get(token);
        if (known != null) {
            return known;
        }
        long active = states.values().stream().filter(StatementState::isActive).count();
        if (active >= activeLimit) {
            throw Refusals.tooManyStatements(activeLimit);
        }
        StatementState state = submission.get();
        states.put(state.submission().id(), state);
        if (token != null) {
            byToken.put(token, state);
        }
        return state;
    }

    /** @param id of the whole submission */
    synchronized Optional<StatementState> find(String id) {
        forget();
        return Optional.ofNullable(states.get(id));
    }

    /** The newest first. */
    synchronized List<StatementView> all() {
        forget();
        List<StatementView> views = new ArrayList<>();
        states.values().forEach(state -> views.add(state.view()));
        Collections.reverse(views);
        return views;
    }

    private void forget() {
        Instant now = clock.instant();
        byToken.values()
                .removeIf(state -> !now.isBefore(state.submission().createdAt().plus(DataApiLimits.TOKEN_MEMORY)));
        states.values()
                .removeIf(state -> !state.isActive()
                        && !now.isBefore(state.view().updatedAt().plus(DataApiLimits.RETENTION)));
    }
}
