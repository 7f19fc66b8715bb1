package io.bulkdata.redshiftlocal.http;

import java.util.Map;

/** A refusal as AWS words it: an HTTP status, a code that SDKs turn into a type, a message, and what else the type has. */
public final class ApiFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final transient Map<String, String> members;

    public ApiFailure(int status, String code, String message) {
        this(status, code, message, Map.of());
    }

    /**
     * A refusal whose type has more than a message.
     *
     * @param members of the error beside its message
     */
    public ApiFailure(int status, String code, String message, Map<String, String> members) {
        super(message);
        this.status = status;
        this.code = code;
        this.members = Map.copyOf(members);
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    public Map<String, String> members() {
        return members;
    }
}
