package io.bulkdata.cli;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Makes signing secrets nobody can guess. */
final class Secrets {

    private static final int BYTES = 16;

    private Secrets() {}

    static String random() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
