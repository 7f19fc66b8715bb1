package io.bulkdata.local.lambda;

/** An invocation that has no answer: the handler threw (the cause), or took too long (no cause). */
public final class InvocationFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    InvocationFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
