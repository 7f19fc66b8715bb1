package io.bulkdata.redshift.sql;

import java.util.List;
import java.util.function.Consumer;

/** SQL being written: keywords by {@link #words}, everything that comes from outside by a method that quotes it for its type. */
final class SqlText {

    private final StringBuilder text = new StringBuilder();

    /** Keywords and punctuation of the program's own; never a value. */
    SqlText words(String words) {
        if (",)".indexOf(words.charAt(0)) < 0) {
            space();
        }
        text.append(words);
        return this;
    }

    SqlText name(Identifier name) {
        space();
        text.append('"').append(name.value().replace("\"", "\"\"")).append('"');
        return this;
    }

    SqlText table(TableReference table) {
        if (table instanceof QualifiedTable qualified) {
            name(qualified.schema());
            text.append('.');
            return name(qualified.name());
        }
        return name(((TemporaryTable) table).name());
    }

    SqlText literal(Literal literal) {
        space();
        text.append('\'').append(literal.value().replace("'", "''")).append('\'');
        return this;
    }

    SqlText literal(String value) {
        return literal(new Literal(value));
    }

    SqlText number(long number) {
        space();
        text.append(number);
        return this;
    }

    SqlText names(List<Identifier> names) {
        return list(names, this::name);
    }

    <T> SqlText list(List<T> items, Consumer<T> each) {
        space();
        text.append('(');
        for (int i = 0; i < items.size(); i++) {
            if (i > 0) {
                text.append(", ");
            }
            each.accept(items.get(i));
        }
        text.append(')');
        return this;
    }

    /** Blanks between words, none after an opening bracket, a point or a blank. */
    private void space() {
        if (text.length() > 0 && "(. ".indexOf(text.charAt(text.length() - 1)) < 0) {
            text.append(' ');
        }
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
