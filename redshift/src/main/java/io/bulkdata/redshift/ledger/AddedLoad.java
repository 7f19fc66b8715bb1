package io.bulkdata.redshift.ledger;

import io.bulkdata.redshift.sql.S3Uri;
import java.time.Instant;

/**
 * A load that has added rows.
 *
 * @param exportTime of its newest file
 * @param manifest names all its files
 */
public record AddedLoad(String loadId, Instant exportTime, S3Uri manifest) {}
