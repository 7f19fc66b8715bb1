package io.bulkdata.redshift.warehouse;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** One row of an answer. Columns are counted from 0. */
public record Row(List<String> values) {

    /** @param values may hold nulls */
    public Row {
        values = Collections.unmodifiableList(new ArrayList<>(values));
    }

    /** The text of a column that is never NULL. */
    public String text(int column) {
        return optionalText(column).orElseThrow(() -> new IllegalStateException("Column " + column + " is NULL"));
    }

    /** The text of a column; empty when it is NULL. */
    public Optional<String> optionalText(int column) {
        return Optional.ofNullable(values.get(column));
    }

    /** A column that is a whole number. */
    public long number(int column) {
        return Long.parseLong(text(column));
    }
}
