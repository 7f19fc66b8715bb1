package io.bulkdata.loader.operate;

import io.bulkdata.core.settings.SettingsReader;

/**
 * Where the batches are.
 *
 * @param table the DynamoDB table
 */
record StoreSettings(String table) {

    static StoreSettings from(SettingsReader reader) {
        return new StoreSettings(reader.required("BULKDATA_BATCHES_TABLE"));
    }
}
