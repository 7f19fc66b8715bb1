package io.bulkdata.loader.operate;

import io.bulkdata.core.settings.SettingsReader;
import io.bulkdata.loader.Retention;
import io.bulkdata.loader.WarehouseName;
import io.bulkdata.redshift.sql.Identifier;
import java.time.Duration;

/**
 * Where exports land, and whose they are.
 *
 * @param bucket the landing bucket
 * @param schema of the tables exports are for
 * @param warehouse whose ledger is asked
 * @param history how long it is remembered which files are known
 */
record LandingSettings(String bucket, Identifier schema, WarehouseName warehouse, Duration history) {

    static LandingSettings from(SettingsReader reader) {
        return new LandingSettings(
                reader.required("BULKDATA_LANDING_BUCKET"),
                reader.optional("BULKDATA_WAREHOUSE_SCHEMA", new Identifier("public"), Identifier::new),
                warehouseName(reader),
                Retention.from(reader).length());
    }

    static WarehouseName warehouseName(SettingsReader reader) {
        return reader.optional("BULKDATA_WAREHOUSE_NAME", WarehouseName.DEFAULT, WarehouseName::new);
    }
}
