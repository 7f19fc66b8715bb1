package io.bulkdata.loader.rule;

import io.bulkdata.loader.BatchRules;
import io.bulkdata.loader.LoadMode;
import io.bulkdata.loader.RuleName;
import io.bulkdata.loader.WarehouseName;
import io.bulkdata.redshift.sql.QualifiedTable;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What is to be done with the files under a prefix.
 *
 * @param prefix where its files are
 * @param filter which of them are loaded; all when empty
 * @param warehouses that have the table
 * @param closing when its batches close
 */
public record LoadRule(
        RuleName name,
        KeyPrefix prefix,
        Optional<FileFilter> filter,
        QualifiedTable table,
        List<WarehouseName> warehouses,
        LoadMode mode,
        Closing closing,
        Loading loading) {

    private static final long MOST_FILES = 500;

    /** @throws IllegalArgumentException when parts of it do not go together */
    public LoadRule {
        Objects.requireNonNull(prefix, "prefix");
        Objects.requireNonNull(filter, "filter");
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(closing, "closing");
        warehouses = List.copyOf(warehouses);
        require(!name.equals(RuleName.CONTROLSHIFT), "the name " + name + " is that of the built-in rule");
        require(!warehouses.isEmpty(), "it needs a warehouse");
        require(
                (mode == LoadMode.REPLACE_PARTITION) == loading.partition().isPresent(),
                "mode replace-partition and partition go together");
        require(mode != LoadMode.ADD || !loading.key().isEmpty(), "mode add needs a key");
    }

    /** When its batches close. Only time closes a partition's, else the rest of its files would take the place of the first. */
    public BatchRules closing(BatchRules defaults) {
        return closing.over(
                mode == LoadMode.REPLACE_PARTITION
                        ? new BatchRules(MOST_FILES, Long.MAX_VALUE, defaults.age())
                        : defaults);
    }

    /** Whether an object under its prefix is a file to load. */
    boolean takes(String key) {
        return !key.endsWith("/") && filter.map(one -> one.takes(key)).orElse(true);
    }

    private static void require(boolean met, String message) {
        if (!met) {
            throw new IllegalArgumentException(message);
        }
    }
}
