package io.bulkdata.loader.load;

import io.bulkdata.loader.LoadMode;
import io.bulkdata.loader.rule.Loading;
import io.bulkdata.redshift.sql.Identifier;
import io.bulkdata.redshift.sql.QualifiedTable;
import io.bulkdata.redshift.sql.S3Uri;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What a load will do.
 *
 * @param loading how files become rows
 * @param tableColumns all of the table's
 * @param partition whose rows are replaced; empty when not one partition's are
 * @param groups the batch's files, in the order of their exports
 * @param addedAgain files of earlier loads whose rows are newer than the full export that is loaded now
 * @param superseded files of the batch that a newer full export has made pointless
 */
record LoadPlan(
        QualifiedTable target,
        LoadMode mode,
        Loading loading,
        List<Identifier> tableColumns,
        Optional<PartitionValue> partition,
        List<CopyGroup> groups,
        List<CopyGroup> addedAgain,
        List<S3Uri> superseded) {
    LoadPlan {
        tableColumns = List.copyOf(tableColumns);
        groups = List.copyOf(groups);
        addedAgain = List.copyOf(addedAgain);
        superseded = List.copyOf(superseded);
    }

    /** The same of other files. */
    LoadPlan with(CopyGroup other) {
        return new LoadPlan(target, mode, loading, tableColumns, partition, List.of(other), addedAgain, superseded);
    }

    /** Whether nothing is left to be loaded. */
    boolean isSuperseded() {
        return groups.isEmpty();
    }

    /** The batch's files that are loaded. */
    List<SourceFile> files() {
        return groups.stream().map(CopyGroup::files).flatMap(Collection::stream).toList();
    }
}
