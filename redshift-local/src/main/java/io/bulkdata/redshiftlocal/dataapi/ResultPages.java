package io.bulkdata.redshiftlocal.dataapi;

import java.util.List;

/** Takes rows and cuts them into pages. */
interface ResultPages {

    /**
     * Takes one row.
     *
     * @param fields null for NULL, otherwise as the warehouse writes them
     */
    void add(List<String> fields);

    /** The Records of each page, as JSON; at least one page. */
    List<String> finish();
}
