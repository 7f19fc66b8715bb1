package io.bulkdata.awslocal.sns;

/** A refusal, as SNS words it: an HTTP status, a code that the SDK turns into a type, and a message. */
final class SnsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;

    private SnsException(int status, String code, String message) {
        super(message);
        this.status = status;
        this.code = code;
    }

    static SnsException invalidParameter(String message) {
        return new SnsException(400, "InvalidParameter", "Invalid parameter: " + message);
    }

    static SnsException notSupported(String what) {
        return new SnsException(400, "InvalidParameter", "Invalid parameter: aws-local does not support " + what);
    }

    static SnsException notFound(String message) {
        return new SnsException(404, "NotFound", message);
    }

    static SnsException invalidAction(String action) {
        return new SnsException(400, "InvalidAction", "aws-local does not support SNS's action \"" + action + "\"");
    }

    static SnsException batch(String code, String message) {
        return new SnsException(400, code, message);
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }
}
