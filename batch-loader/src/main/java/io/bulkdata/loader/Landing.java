package io.bulkdata.loader;

import io.bulkdata.redshift.sql.S3Uri;
import java.io.InputStream;

/** Where exports have landed. */
public interface Landing {

    /**
     * The beginning of a file: as much of it as is sure to hold a header, or all when it is shorter.
     *
     * @throws LoadFailure when it is gone, may not be read or cannot be at the moment
     */
    InputStream start(S3Uri file);
}
