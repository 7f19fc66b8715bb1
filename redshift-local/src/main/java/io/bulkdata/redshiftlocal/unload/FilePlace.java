package io.bulkdata.redshiftlocal.unload;

import io.bulkdata.redshiftlocal.copy.S3Location;

/** Where a file goes and which slice writes it. */
record FilePlace(S3Location location, int slice) {}
