package io.bulkdata.loader;

import io.bulkdata.redshift.sql.QualifiedTable;
import java.util.Objects;

/** A file that has landed, and what is to be done with it for one of its targets. */
public record Arrival(Member member, Way way) {
    public Arrival {
        Objects.requireNonNull(member, "member");
        Objects.requireNonNull(way, "way");
    }

    /** A landed export of ControlShift, for the default warehouse. */
    public static Arrival ofControlShift(Member member, QualifiedTable table, LoadMode mode) {
        return new Arrival(member, Way.ofControlShift(Target.of(table), mode));
    }
}
