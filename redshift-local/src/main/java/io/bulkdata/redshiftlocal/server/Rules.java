package io.bulkdata.redshiftlocal.server;

/**
 * Who is let in.
 *
 * @param tlsRequired whether sessions without TLS are refused, as by a cluster's {@code require_ssl}
 * @param connectionLimit the most sessions at a time
 */
public record Rules(boolean tlsRequired, int connectionLimit) {

    /** "Quotas for Amazon Redshift objects": https://docs.aws.amazon.com/redshift/latest/mgmt/amazon-redshift-limits.html */
    public static final int MOST_CONNECTIONS = 500;

    public Rules {
        if (connectionLimit < 1 || connectionLimit > MOST_CONNECTIONS) {
            throw new IllegalArgumentException(
                    "The connection limit must be 1 to " + MOST_CONNECTIONS + ", not " + connectionLimit);
        }
    }
}
