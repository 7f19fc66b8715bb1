package io.bulkdata.redshiftlocal.unload;

/** Writes rows as lines of text. */
interface RowText {

    /** Adds the row with its line feed. */
    void write(UnloadRow row, StringBuilder line) throws UnloadFailure;

    /** Adds the names of the columns with a line feed. */
    void header(StringBuilder line);
}
