package io.bulkdata.redshiftlocal.copy;

import java.io.InputStream;

/** Reads the rows of one file after the other and writes them as PostgreSQL wants them. */
sealed interface FileRows permits AvroRows, JsonRows, ParquetRows, TextRows {

    /**
     * Goes on with the next file.
     *
     * @param name what error messages call it
     */
    void open(InputStream contents, String name) throws CopyFailure;

    /**
     * Reads a row and writes it, its end included.
     *
     * @return false at the end of the file
     * @throws Refusal when COPY does not take it; the caller drops what was written, asks {@link #told} for what there is
     *     to tell, and then calls {@link #skipRefused}
     */
    boolean next(TextBuffer out) throws Refusal, CopyFailure;

    /** What there is to tell of the row that was refused just now. */
    LoadError told(Refusal refusal, S3Location file);

    /** Goes behind the refused row. */
    void skipRefused() throws CopyFailure;

    /** The line of the file where the last row is, from 1. */
    long line();

    /** The last row as it is in the file, for people. */
    String rawRow();

    /** The lines of this file so far. */
    long lines();

    /** The bytes of all files so far, decompressed. */
    long bytes();
}
