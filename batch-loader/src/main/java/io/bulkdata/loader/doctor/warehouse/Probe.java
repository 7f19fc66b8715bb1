package io.bulkdata.loader.doctor.warehouse;

import io.bulkdata.redshift.sql.S3Uri;

/** A tiny file where exports land, for the warehouse to read. */
public interface Probe {

    /** Puts it; returns the manifest that names it. */
    S3Uri put();

    /** Takes it away. */
    void remove();
}
