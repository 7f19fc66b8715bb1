package io.bulkdata.redshift.sql;

import io.bulkdata.redshift.sql.CopyFormat.Kind;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;

/**
 * An option of COPY with its value: <a href="https://docs.aws.amazon.com/redshift/latest/dg/copy-parameters-data-conversion.html">Data
 * conversion</a> and <a href="https://docs.aws.amazon.com/redshift/latest/dg/copy-parameters-data-load.html">data load</a>
 * parameters. NOLOAD is none of them: it would be a load that loads nothing.
 *
 * @param value empty for an option that is only said
 */
public record CopyOption(Name name, String value) {

    /** What may be said, and with which formats. */
    public enum Name {
        ACCEPTANYDATE(OptionShape.NONE, OptionScope.ROWS),
        ACCEPTINVCHARS(OptionShape.CHARACTER, OptionScope.ALL),
        BLANKSASNULL(OptionShape.NONE, OptionScope.ROWS),
        COMPROWS(OptionShape.NUMBER, OptionScope.ROWS),
        COMPUPDATE(OptionShape.COMPUPDATE, OptionScope.ROWS),
        DATEFORMAT(OptionShape.TEXT, OptionScope.ROWS),
        EMPTYASNULL(OptionShape.SWITCH, OptionScope.ROWS),
        ENCODING(OptionShape.ENCODING, OptionScope.ROWS),
        ESCAPE(OptionShape.NONE, OptionScope.TEXT_ONLY),
        EXPLICIT_IDS(OptionShape.NONE, OptionScope.ROWS),
        FILLRECORD(OptionShape.NONE, OptionScope.NOT_MARKED),
        IGNOREALLERRORS(OptionShape.NONE, OptionScope.ROWS),
        IGNOREBLANKLINES(OptionShape.NONE, OptionScope.DELIMITED),
        MAXERROR(OptionShape.MAXERROR, OptionScope.ROWS),
        NULL(OptionShape.TEXT, OptionScope.DELIMITED),
        REMOVEQUOTES(OptionShape.NONE, OptionScope.TEXT_ONLY),
        ROUNDEC(OptionShape.NONE, OptionScope.ROWS),
        STATUPDATE(OptionShape.ON_OFF, OptionScope.ALL),
        TIMEFORMAT(OptionShape.TEXT, OptionScope.ROWS),
        TRIMBLANKS(OptionShape.NONE, OptionScope.ROWS),
        TRUNCATECOLUMNS(OptionShape.NONE, OptionScope.ROWS);

        private final OptionShape shape;
        private final OptionScope scope;

        Name(OptionShape shape, OptionScope scope) {
            this.shape = shape;
            this.scope = scope;
        }

        /**
         * The option of that name, in capital letters or small ones.
         *
         * @throws IllegalArgumentException when there is none, or none that may be said
         */
        public static Name of(String text) {
            String name = text.toUpperCase(Locale.ROOT);
            return Arrays.stream(values())
                    .filter(known -> known.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no option that a rule may give: " + text));
        }

        /** Whether COPY takes it with such files. */
        public boolean goesWith(Kind kind) {
            return scope.includes(kind);
        }
    }

    /** @throws IllegalArgumentException when the value is none for the option */
    public CopyOption {
        Objects.requireNonNull(name, "name");
        value = name.shape.checked(value);
    }

    void writeTo(SqlText sql) {
        name.shape.write(sql, name == Name.NULL ? "NULL AS" : name.name(), value);
    }
}
