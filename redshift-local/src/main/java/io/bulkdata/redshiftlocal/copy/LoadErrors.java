package io.bulkdata.redshiftlocal.copy;

import java.util.ArrayList;
import java.util.List;

/** The refused rows of a COPY, and how many more it may have (the guide, "Data load operations", MAXERROR). */
final class LoadErrors {

    private final int limit;
    private final List<LoadError> errors = new ArrayList<>();

    /** MAXERROR 0 and 1 both mean that the first error is one too many. */
    LoadErrors(int maxError) {
        limit = Math.max(1, maxError);
    }

    /**
     * Notes a refused row.
     *
     * @param fatal whether one such row is too many
     * @throws CopyFailure when it is one too many
     */
    void add(LoadError error, boolean fatal) throws CopyFailure {
        errors.add(error);
        if (fatal || errors.size() >= limit) {
            String column = error.column() == null ? "" : ", column \"" + error.column() + "\"";
            String rows = errors.size() == 1 ? "" : errors.size() + " rows were refused, the last of them at ";
            String message = String.format(
                    "%s%s line %d%s: %s (error %d)",
                    rows, error.file(), error.line(), column, error.reason(), error.code());
            throw new CopyFailure(message, null, errors);
        }
    }

    List<LoadError> all() {
        return errors;
    }
}
