package io.bulkdata.bench.loader;

import java.util.List;

/** A loader with a landing bucket and a table of its own. */
interface Contender {

    String name();

    /** What it has to itself. */
    Place place();

    /** Returns when all rows can be seen; the files come as S3 tells of them. */
    void load(List<StoredFile> files);
}
