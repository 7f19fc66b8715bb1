package io.bulkdata.redshiftlocal.session;

import io.bulkdata.redshiftlocal.copy.LoadError;
import io.bulkdata.redshiftlocal.copy.S3Location;
import io.bulkdata.redshiftlocal.protocol.Report;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells an error of PostgreSQL's COPY as a refused row. */
final class BackendLoadErrors {

    private static final int OTHER_ERROR = 1200;
    private static final Pattern PLACE = Pattern.compile("line ([0-9]+)(?:, column ([^:\n]+))?");

    private BackendLoadErrors() {}

    /** Whether it is a fault of a value or a constraint, not of the server or a cancel. */
    static boolean isAboutData(Report error) {
        return error.sqlState().startsWith("22") || error.sqlState().startsWith("23");
    }

    /** @param source stands for the file, which PostgreSQL does not know; the line counts over all files, without headers */
    static LoadError error(Report error, S3Location source) {
        String context = error.field(Report.CONTEXT);
        Matcher place = PLACE.matcher(context == null ? "" : context);
        boolean found = place.find();
        long line = found ? Long.parseLong(place.group(1)) : 0;
        String column = found ? place.group(2) : null;
        return new LoadError(source, line, column, null, null, 0, "", "", OTHER_ERROR, error.message());
    }
}
