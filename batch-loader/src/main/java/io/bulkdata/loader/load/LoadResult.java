package io.bulkdata.loader.load;

import io.bulkdata.loader.BatchState;

/**
 * How a load that did not fail has ended.
 *
 * @param rows brought into the table; 0 when superseded
 */
record LoadResult(BatchState end, long rows) {

    static final LoadResult SUPERSEDED = new LoadResult(BatchState.SUPERSEDED, 0);

    static LoadResult loaded(long rows) {
        return new LoadResult(BatchState.LOADED, rows);
    }
}
