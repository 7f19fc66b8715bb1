package io.bulkdata.loader;

import io.bulkdata.redshift.sql.QualifiedTable;
import java.util.Objects;

/** A table and the warehouse it is in. A file with several targets is in one batch for each. */
public record Target(WarehouseName warehouse, QualifiedTable table) {

    private static final char SEPARATOR = ':';

    public Target {
        Objects.requireNonNull(warehouse, "warehouse");
        Objects.requireNonNull(table, "table");
    }

    /** A table of the {@linkplain WarehouseName#DEFAULT default} warehouse. */
    public static Target of(QualifiedTable table) {
        return new Target(WarehouseName.DEFAULT, table);
    }

    /** The warehouse of a target that is given as {@link #toString} writes it. */
    public static WarehouseName warehouse(String target) {
        int colon = target.indexOf(SEPARATOR);
        return colon < 0 ? WarehouseName.DEFAULT : new WarehouseName(target.substring(0, colon));
    }

    /** The table of such a target, as {@code schema.table}. */
    public static String table(String target) {
        return target.substring(target.indexOf(SEPARATOR) + 1);
    }

    /** A target as {@link #toString} writes it, of a table that is given as {@code schema.table}. */
    public static String text(WarehouseName warehouse, String table) {
        return warehouse.equals(WarehouseName.DEFAULT) ? table : warehouse.value() + SEPARATOR + table;
    }

    /** {@code schema.table} in the default warehouse, {@code warehouse:schema.table} in others. */
    @Override
    public String toString() {
        return text(warehouse, table.toString());
    }
}
