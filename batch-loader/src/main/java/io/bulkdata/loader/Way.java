package io.bulkdata.loader;

import java.util.Objects;
import java.util.Optional;

/**
 * Where files go, and how. Those that go the same way gather in one batch.
 *
 * @param rule by which they are loaded
 * @param partition of the table that they are of
 */
public record Way(Target target, RuleName rule, LoadMode mode, Optional<String> partition) {
    public Way {
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(mode, "mode");
        Objects.requireNonNull(partition, "partition");
    }

    /** The way of ControlShift's landed exports. */
    public static Way ofControlShift(Target target, LoadMode mode) {
        return new Way(target, RuleName.CONTROLSHIFT, mode, Optional.empty());
    }
}
