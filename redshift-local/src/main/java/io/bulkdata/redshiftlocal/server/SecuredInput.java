package io.bulkdata.redshiftlocal.server;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** What TLS has decrypted; unlike the JDK's own stream it counts what has come and is not decrypted yet as available. */
final class SecuredInput extends FilterInputStream {

    private final InputStream encrypted;

    SecuredInput(InputStream decrypted, InputStream encrypted) {
        super(decrypted);
        this.encrypted = encrypted;
    }

    @Override
    public int available() throws IOException {
        int decrypted = super.available();
        return decrypted > 0 ? decrypted : encrypted.available();
    }
}
