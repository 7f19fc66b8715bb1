package io.bulkdata.redshiftlocal.unload;

import io.bulkdata.redshiftlocal.copy.ObjectStore;
import io.bulkdata.redshiftlocal.copy.S3Location;
import java.io.IOException;

/** What is in S3 already where UNLOAD is to write. */
final class Destination {

    private static final String NOT_EMPTY =
            "Specified unload destination on S3 is not empty. Consider using a different"
                    + " bucket / prefix, manually removing the target files in S3, or using the ALLOWOVERWRITE option.";

    private final ObjectStore objects;
    private final UnloadOptions options;

    Destination(ObjectStore objects, UnloadOptions options) {
        this.objects = objects;
        this.options = options;
    }

    /** Before anything is written. */
    void prepare(S3Location prefix) throws IOException, UnloadFailure {
        checkRegion();
        boolean partitioned = !options.partitionBy().isEmpty();
        if (options.existing() == UnloadOptions.Existing.REFUSED && !isEmpty(prefix)) {
            throw UnloadFailure.internal(NOT_EMPTY, null);
        }
        if (options.existing() == UnloadOptions.Existing.DELETED && !partitioned) {
            clean(prefix);
        }
    }

    /** Whoever names a bucket's region wrongly is told so by S3. */
    private void checkRegion() throws UnloadFailure {
        String asked = options.region();
        String there = objects.region().orElse(asked);
        if (asked != null && !asked.equals(there)) {
            throw UnloadFailure.internal(
                    "S3ServiceException:The bucket you are attempting to access must be addressed using the specified"
                            + " endpoint. Please send all future requests to this endpoint.,Status 301,Error"
                            + " PermanentRedirect (the region is " + there + ", not " + asked + ")",
                    null);
        }
    }

    /** Before the first file of a partition. */
    void prepareFolder(S3Location folder) throws IOException {
        if (options.existing() == UnloadOptions.Existing.DELETED) {
            clean(folder);
        }
    }

    /** The objects with which consoles show empty folders do not count. */
    private boolean isEmpty(S3Location prefix) throws IOException {
        return objects.list(prefix).stream().allMatch(object -> object.key().endsWith("/"));
    }

    private void clean(S3Location prefix) throws IOException {
        for (S3Location object : objects.list(prefix)) {
            objects.delete(object);
        }
    }
}
