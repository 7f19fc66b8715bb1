package io.bulkdata.loader;

import io.bulkdata.redshift.sql.S3Uri;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What is in the buckets, by listing them. */
public interface LandedFiles {

    /** The names of the folders right under a prefix, which ends with a slash or is empty. */
    List<String> folders(String bucket, String prefix);

    /**
     * The objects under a prefix, in the order of the keys.
     *
     * @param after keys up to this one are left out; empty for none
     * @param goOn is told of each and says whether to go on
     */
    void list(String bucket, String prefix, String after, Predicate<LandedFile> goOn);

    /** The object at an address; empty when there is none. */
    Optional<LandedFile> find(S3Uri file);
}
