package io.bulkdata.receiver.fetch;

import java.io.Serializable;

/**
 * What ends a failure to fetch.
 *
 * @param mayPass whether the same message may succeed later
 * @param next what to do when it does not, in a sentence for an operator
 */
record Remedy(boolean mayPass, String next) implements Serializable {

    private static final String NIGHT =
            "Nothing must be done: the table's next full export brings these rows. To have them"
                    + " sooner, ask ControlShift to export the table again";

    /** It may pass by itself. */
    static final Remedy WAIT = new Remedy(true, NIGHT);

    /** What was announced is not there, or is nothing. */
    static final Remedy EXPORT_AGAIN = new Remedy(
            false,
            NIGHT
                    + "; if it happens often, look why messages wait in the queue of exports: an address is valid for six hours");

    /** The installation does not let the function do its work. */
    static final Remedy REPAIR = new Remedy(
            true,
            "Let the fetch function put objects into the bucket of BULKDATA_LANDING_BUCKET (s3:PutObject,"
                    + " s3:AbortMultipartUpload, and the bucket's key if it has one), then ask ControlShift to export the table again");

    /** The export's server does what an export's server does not. */
    static final Remedy ASK_SERVER = new Remedy(
            true,
            "Ask ControlShift why its server answers this for an export; the table's next full export brings these rows");

    /** No name of ControlShift's leads into a private network. */
    static final Remedy NOT_PRIVATE = new Remedy(
            false,
            "Look who sends addresses of this host, and what it resolves to; a host that shall be at a private address must be in"
                    + " BULKDATA_PLAIN_HTTP_HOSTS of both Lambdas");

    /** Nobody thought of it. */
    static final Remedy REPORT = new Remedy(
            true,
            "Report this as a bug of Bulkdata, with the log of the fetch function; the table's next full export brings these rows");

    /** The message means nothing. */
    static final Remedy FIND_SENDER = new Remedy(
            false,
            "Look who besides the webhook function sends messages to the queue of exports; nothing is lost by this one");

    /** A person must do that; waiting does not help. */
    static Remedy by(String next) {
        return new Remedy(false, next);
    }
}
