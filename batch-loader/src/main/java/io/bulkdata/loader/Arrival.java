package io.bulkdata.loader;

import io.bulkdata.redshift.sql.QualifiedTable;
import java.util.Objects;
import java.util.Optional;

/**
 * A file that has landed, and what is to be done with it for one of its targets.
 *
 * @param rule by which it is loaded
 * @param partition of the table that it is of; files of different ones are never in one batch
 */
public record Arrival(Member member, Target target, RuleName rule, LoadMode mode, Optional<String> partition) {
    public Arrival {
        Objects.requireNonNull(member, "member");
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(mode, "mode");
        Objects.requireNonNull(partition, "partition");
    }

    /** A landed export of ControlShift, for the default warehouse. */
    public static Arrival ofControlShift(Member member, QualifiedTable table, LoadMode mode) {
        return new Arrival(member, Target.of(table), RuleName.CONTROLSHIFT, mode, Optional.empty());
    }
}
