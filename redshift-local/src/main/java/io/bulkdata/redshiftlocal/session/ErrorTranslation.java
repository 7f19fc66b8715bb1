package io.bulkdata.redshiftlocal.session;

import io.bulkdata.redshiftlocal.protocol.Report;

/** Turns PostgreSQL's errors into Redshift's where these differ. */
final class ErrorTranslation {

    /** Real clusters report nearly every fault of their own under it. */
    static final String INTERNAL_ERROR = "XX000";

    private static final String SERIALIZATION_FAILURE = "40001";

    /** What the functions of the catalogue are called. */
    private static final String OUR_FUNCTIONS = "redshift_local_";

    private ErrorTranslation() {}

    static Report translate(Report report, Transaction transaction) {
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
