package io.bulkdata.redshift.sql;

import java.util.Objects;

/** What the files are that COPY reads: <a href="https://docs.aws.amazon.com/redshift/latest/dg/copy-parameters-data-format.html">Data format parameters</a>. */
public sealed interface CopyFormat {

    /** Which of its options COPY takes with the format. */
    Kind kind();

    /** Writes the format's part of COPY. */
    void writeTo(SqlText sql);

    /** The formats by name. */
    enum Kind {
        CSV,
        TEXT,
        JSON,
        AVRO,
        PARQUET,
        ORC
    }

    /**
     * Fields between delimiters, in quotes where need be.
     *
     * @param header whether the first line holds names
     */
    record Csv(char delimiter, char quote, boolean header) implements CopyFormat {

        /** With commas, double quotes and a header. */
        public static final Csv WITH_HEADER = new Csv(',', '"', true);

        public Csv {
            Separators.check("delimiter", delimiter);
            Separators.check("quote", quote);
            if (delimiter == quote) {
                throw new IllegalArgumentException("delimiter and quote are both " + quote);
            }
        }

        @Override
        public Kind kind() {
            return Kind.CSV;
        }

        @Override
        public void writeTo(SqlText sql) {
            sql.words("FORMAT CSV");
            if (delimiter != WITH_HEADER.delimiter) {
                Separators.write(sql.words("DELIMITER"), delimiter);
            }
            if (quote != WITH_HEADER.quote) {
                Separators.write(sql.words("QUOTE"), quote);
            }
            Separators.writeHeader(sql, header);
        }
    }

    /**
     * Fields between delimiters and no quotes.
     *
     * @param header whether the first line holds names
     */
    record Text(char delimiter, boolean header) implements CopyFormat {
        public Text {
            Separators.check("delimiter", delimiter);
        }

        @Override
        public Kind kind() {
            return Kind.TEXT;
        }

        @Override
        public void writeTo(SqlText sql) {
            Separators.write(sql.words("DELIMITER"), delimiter);
            Separators.writeHeader(sql, header);
        }
    }

    /** One object after the other. */
    record Json(FieldMapping mapping) implements CopyFormat {
        public Json {
            Objects.requireNonNull(mapping, "mapping");
        }

        @Override
        public Kind kind() {
            return Kind.JSON;
        }

        @Override
        public void writeTo(SqlText sql) {
            sql.words("FORMAT JSON").literal(mapping.argument());
        }
    }

    /** Avro's container files. */
    record Avro(FieldMapping mapping) implements CopyFormat {
        public Avro {
            Objects.requireNonNull(mapping, "mapping");
        }

        @Override
        public Kind kind() {
            return Kind.AVRO;
        }

        @Override
        public void writeTo(SqlText sql) {
            sql.words("FORMAT AVRO").literal(mapping.argument());
        }
    }

    /** Files that keep column by column; their fields are the columns in order. */
    enum Columnar implements CopyFormat {
        PARQUET(Kind.PARQUET),
        ORC(Kind.ORC);

        private final Kind kind;

        Columnar(Kind kind) {
            this.kind = kind;
        }

        @Override
        public Kind kind() {
            return kind;
        }

        @Override
        public void writeTo(SqlText sql) {
            sql.words("FORMAT " + name());
        }
    }
}
