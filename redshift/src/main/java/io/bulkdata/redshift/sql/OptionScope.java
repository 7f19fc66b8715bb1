package io.bulkdata.redshift.sql;

import io.bulkdata.redshift.sql.CopyFormat.Kind;

/** The formats that an option of COPY goes with. */
enum OptionScope {
    /** Each of them. */
    ALL,
    /** Those that are read row by row. */
    ROWS,
    /** Fields between delimiters. */
    DELIMITED,
    /** Fields between delimiters and no quotes. */
    TEXT_ONLY,
    /** Those whose fields are known by their place. */
    NOT_MARKED;

    boolean includes(Kind kind) {
        boolean delimited = kind == Kind.CSV || kind == Kind.TEXT;
        boolean columnar = kind == Kind.PARQUET || kind == Kind.ORC;
        return switch (this) {
            case ALL -> true;
            case ROWS -> !columnar;
            case DELIMITED -> delimited;
            case TEXT_ONLY -> kind == Kind.TEXT;
            case NOT_MARKED -> delimited || columnar;
        };
    }
}
