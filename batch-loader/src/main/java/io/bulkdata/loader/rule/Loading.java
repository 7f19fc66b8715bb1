package io.bulkdata.loader.rule;

import io.bulkdata.redshift.sql.CopyFormat;
import io.bulkdata.redshift.sql.CopyInput;
import io.bulkdata.redshift.sql.GivenSql;
import io.bulkdata.redshift.sql.Identifier;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How the files of a rule become rows.
 *
 * @param columns in the order of the files' fields; when empty those of the file's header, or the table's
 * @param key the columns that tell rows apart, for rows that are added
 * @param before statements run in the transaction before the rows are changed
 * @param after statements run in it after that
 * @param partition for rows that replace a partition
 */
public record Loading(
        CopyInput input,
        List<Identifier> columns,
        List<Identifier> key,
        List<GivenSql> before,
        List<GivenSql> after,
        Optional<Partition> partition) {

    /** @throws IllegalArgumentException when parts of it do not go together */
    public Loading {
        Objects.requireNonNull(input, "input");
        Objects.requireNonNull(partition, "partition");
        columns = List.copyOf(columns);
        key = List.copyOf(key);
        before = List.copyOf(before);
        after = List.copyOf(after);
        require(new HashSet<>(columns).size() == columns.size(), "a column is named twice");
        require(columns.isEmpty() || columns.containsAll(key), "the key is not among the columns");
        require(!columns.isEmpty() || namesFields(input.format()), "files that do not name their fields need columns");
    }

    /** ControlShift's exports: CSV with a header. */
    public static Loading ofControlShift(Identifier key) {
        return new Loading(CopyInput.EXPORTS, List.of(), List.of(key), List.of(), List.of(), Optional.empty());
    }

    private static boolean namesFields(CopyFormat format) {
        return format instanceof CopyFormat.Csv csv ? csv.header() : !(format instanceof CopyFormat.Text);
    }

    private static void require(boolean met, String message) {
        if (!met) {
            throw new IllegalArgumentException(message);
        }
    }
}
