package io.bulkdata.redshift.sql;

import io.bulkdata.redshift.sql.CopyFormat.Kind;
import io.bulkdata.redshift.sql.CopyOption.Name;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * How COPY is to understand files: their format, and options beside those that are always there. Nothing is cut, replaced or
 * skipped unless an option says so.
 *
 * @param options instead of the defaults of the same name
 */
public record CopyInput(CopyFormat format, List<CopyOption> options) {

    /** CSV files with a header, as ControlShift exports them: an empty field is NULL. */
    public static final CopyInput EXPORTS = new CopyInput(CopyFormat.Csv.WITH_HEADER, List.of());

    /** @throws IllegalArgumentException when an option is there twice or not for the format */
    public CopyInput {
        Objects.requireNonNull(format, "format");
        options = List.copyOf(options);
        Map<Name, CopyOption> seen = new EnumMap<>(Name.class);
        for (CopyOption option : options) {
            if (!option.name().goesWith(format.kind())) {
                throw new IllegalArgumentException(option.name() + " does not go with " + format.kind());
            }
            if (seen.put(option.name(), option) != null) {
                throw new IllegalArgumentException(option.name() + " is given twice");
            }
        }
        if (seen.containsKey(Name.MAXERROR) && seen.containsKey(Name.IGNOREALLERRORS)) {
            throw new IllegalArgumentException("MAXERROR and IGNOREALLERRORS exclude each other");
        }
    }

    /** Writes the options in force, in a fixed order. */
    void writeOptions(SqlText sql) {
        Map<Name, CopyOption> inForce = new LinkedHashMap<>();
        defaults().forEach(option -> inForce.put(option.name(), option));
        options.forEach(option -> inForce.put(option.name(), option));
        inForce.values().forEach(option -> option.writeTo(sql));
    }

    private List<CopyOption> defaults() {
        List<CopyOption> all = new ArrayList<>(List.of(
                new CopyOption(Name.TIMEFORMAT, "auto"),
                new CopyOption(Name.DATEFORMAT, "auto"),
                new CopyOption(Name.COMPUPDATE, "OFF"),
                new CopyOption(Name.STATUPDATE, "OFF")));
        if (format.kind() == Kind.CSV || format.kind() == Kind.TEXT) {
            all.add(2, new CopyOption(Name.EMPTYASNULL, "true"));
        }
        all.removeIf(option -> !option.name().goesWith(format.kind()));
        return all;
    }
}
