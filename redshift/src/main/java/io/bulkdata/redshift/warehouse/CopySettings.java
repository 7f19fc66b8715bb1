package io.bulkdata.redshift.warehouse;

import io.bulkdata.core.settings.SettingsReader;
import io.bulkdata.redshift.sql.CopyRole;

/**
 * By whose right and from which region COPY reads.
 *
 * @param region null when the buckets are in the cluster's own
 */
public record CopySettings(CopyRole role, String region) {

    /** Reads {@code BULKDATA_COPY_ROLE} ({@code default}, an ARN or a chain of them) and {@code BULKDATA_COPY_REGION}. */
    public static CopySettings from(SettingsReader reader) {
        return new CopySettings(
                reader.optional("BULKDATA_COPY_ROLE", CopyRole.DEFAULT, CopyRole::parse),
                reader.optional("BULKDATA_COPY_REGION", null));
    }
}
