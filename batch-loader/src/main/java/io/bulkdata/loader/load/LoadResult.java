package io.bulkdata.loader.load;

import io.bulkdata.loader.BatchState;
import io.bulkdata.redshift.sql.S3Uri;
import java.util.List;

/**
 * How a load that did not fail has ended.
 *
 * @param rows brought into the table; 0 when superseded
 * @param superseded files of a batch that was loaded, which were too old to change anything
 */
record LoadResult(BatchState end, long rows, List<S3Uri> superseded) {
    LoadResult {
        superseded = List.copyOf(superseded);
    }

    static final LoadResult SUPERSEDED = new LoadResult(BatchState.SUPERSEDED, 0, List.of());

    static LoadResult loaded(long rows) {
        return loaded(rows, List.of());
    }

    static LoadResult loaded(long rows, List<S3Uri> superseded) {
        return new LoadResult(BatchState.LOADED, rows, superseded);
    }
}
