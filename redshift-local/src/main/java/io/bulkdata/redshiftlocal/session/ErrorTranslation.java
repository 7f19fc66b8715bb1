package io.bulkdata.redshiftlocal.session;

import io.bulkdata.redshiftlocal.protocol.Report;

/** Turns PostgreSQL's errors into Redshift's where these differ. */
final class ErrorTranslation {

    /** Real clusters report nearly every fault of their own under it. */
    static final String INTERNAL_ERROR = "XX000";

    private static final String SERIALIZATION_FAILURE = "40001";
    private static final String CARDINALITY_VIOLATION = "21000";

    /** Of PostgreSQL's, where two source rows for one target row come to light. */
    private static final String MERGE_ROUTINE = "ExecMergeMatched";

    /** What the functions of the catalogue are called. */
    private static final String OUR_FUNCTIONS = "redshift_local_";

    private ErrorTranslation() {}

    static Report translate(Report report, Transaction transaction) {
        if (MERGE_ROUTINE.equals(report.field(Report.ROUTINE))
                && report.sqlState().equals(CARDINALITY_VIOLATION)) {
            return Report.error(INTERNAL_ERROR, "Found multiple matches to update the same tuple.");
        }
        if (!report.sqlState().equals(SERIALIZATION_FAILURE)) {
            return withoutOurOwnContext(report);
        }
        return Report.error(INTERNAL_ERROR, "1023")
                .with(Report.DETAIL, transaction.conflict().detail());
    }

    private static Report withoutOurOwnContext(Report report) {
        String context = report.field(Report.CONTEXT);
        return context != null && context.contains(OUR_FUNCTIONS) ? report.without(Report.CONTEXT) : report;
    }
}
