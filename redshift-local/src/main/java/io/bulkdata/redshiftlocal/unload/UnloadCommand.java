package io.bulkdata.redshiftlocal.unload;

import io.bulkdata.redshiftlocal.copy.S3Location;

/**
 * What an UNLOAD does with the rows of its query.
 *
 * @param destination the beginning of the files' keys
 */
public record UnloadCommand(S3Location destination, UnloadOptions options) {

    /** Where the files begin: partitions are folders of their own. */
    S3Location prefix() {
        String key = destination.key();
        boolean folder = options.partitionBy().isEmpty() || key.isEmpty() || key.endsWith("/");
        return folder ? destination : new S3Location(destination.bucket(), key + "/");
    }
}
