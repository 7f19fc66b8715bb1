package io.bulkdata.receiver.webhook.authentic;

import java.util.Set;

/**
 * Whether a request is from ControlShift.
 *
 * @param failed the checks that speak against it; none when it is authentic
 */
public record Verdict(Set<Check> failed) {

    public Verdict {
        failed = Set.copyOf(failed);
    }

    /** Whether every check went well. */
    public boolean authentic() {
        return failed.isEmpty();
    }
}
