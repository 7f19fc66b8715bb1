package io.bulkdata.loader.load;

import io.bulkdata.core.failure.FailureClass;
import io.bulkdata.loader.LoadFailure;
import io.bulkdata.redshift.sql.Identifier;
import io.bulkdata.redshift.sql.QualifiedTable;
import java.util.List;

/** Whether the columns of files are the table's. */
record ColumnCheck(QualifiedTable target, TargetColumns columns) {

    /** @throws LoadFailure when the table is missing, a file has a column the table has not, or a file has no key */
    void files(List<SourceFile> files, List<Identifier> key) {
        for (SourceFile file : files) {
            String what = "Cannot load " + file.uri() + " into " + target + ": ";
            require(columns.tableExists(), FailureClass.SCHEMA, what + "there is no such table");
            file.header().forEach(column -> inTable(what, column));
            for (Identifier column : key) {
                boolean there = file.header().isEmpty()
                        ? columns.has(column)
                        : file.header().contains(column);
                require(there, FailureClass.DATA, what + "the key column \"" + column + "\" is not in the file");
            }
        }
    }

    /** @throws LoadFailure when the table has no such column */
    void partition(PartitionValue partition) {
        inTable("Cannot replace a partition of " + target + ": ", partition.column());
    }

    private void inTable(String what, Identifier column) {
        require(columns.has(column), FailureClass.SCHEMA, what + "column \"" + column + "\" is not in the table");
    }

    private static void require(boolean met, FailureClass failureClass, String message) {
        if (!met) {
            throw new LoadFailure(failureClass, message);
        }
    }
}
