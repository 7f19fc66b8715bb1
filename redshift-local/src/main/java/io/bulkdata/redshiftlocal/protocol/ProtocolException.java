package io.bulkdata.redshiftlocal.protocol;

import java.io.IOException;

/** The other side does not speak the protocol. */
public final class ProtocolException extends IOException {

    private static final long serialVersionUID = 1L;

    public ProtocolException(String message) {
        super(message);
    }
}
