package io.bulkdata.loader;

import io.bulkdata.redshift.sql.QualifiedTable;
import java.util.Objects;

/** A file that has landed, and what is to be done with it. */
public record Arrival(Member member, QualifiedTable target, LoadMode mode) {
    public Arrival {
        Objects.requireNonNull(member, "member");
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(mode, "mode");
    }
}
