package io.bulkdata.awslocal.json;

/** A refusal with status 400, as AWS words it: a code that the SDK turns into a type, and a message. */
public final class ServiceFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;

    /** @param code such as {@code ResourceNotFoundException} */
    public ServiceFault(String code, String message) {
        super(message);
        this.code = code;
    }

    public String code() {
        return code;
    }
}
