package io.bulkdata.loader.load;

import io.bulkdata.redshift.sql.Identifier;
import io.bulkdata.redshift.sql.QualifiedTable;
import io.bulkdata.redshift.sql.Query;
import io.bulkdata.redshift.warehouse.Warehouse.Session;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/** A table's columns and their types, in order; none when there is no such table. */
record TargetColumns(Map<Identifier, String> types) {
    TargetColumns {
        types = Collections.unmodifiableMap(new LinkedHashMap<>(types));
    }

    /** As the warehouse has them now. */
    static TargetColumns of(Session session, QualifiedTable table) {
        Map<Identifier, String> types = new LinkedHashMap<>();
        session.query(new Query.ColumnsOf(table)).forEach(row -> types.put(new Identifier(row.text(0)), row.text(1)));
        return new TargetColumns(types);
    }

    boolean tableExists() {
        return !types.isEmpty();
    }

    boolean has(Identifier column) {
        return types.containsKey(column);
    }

    /** A digest that changes when a column or a type does. */
    String fingerprint() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            types.forEach((name, type) -> digest.update((name + " " + type + "\n").getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
