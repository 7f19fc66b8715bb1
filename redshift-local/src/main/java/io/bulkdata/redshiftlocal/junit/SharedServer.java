package io.bulkdata.redshiftlocal.junit;

import io.bulkdata.redshiftlocal.RedshiftLocal;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The warehouse of a whole run of tests, closed by JUnit at its end. */
@SuppressWarnings("deprecation") // The older of two interfaces for the same, so that older JUnits work.
record SharedServer(RedshiftLocal server) implements ExtensionContext.Store.CloseableResource, AutoCloseable {

    static SharedServer start() {
        try {
            return new SharedServer(RedshiftLocal.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
