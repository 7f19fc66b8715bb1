package io.bulkdata.receiver.fetch;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Encrypts and adds up in native code. The JVM as Lambda sets it stops at its first compiler, which knows no instructions for
 * AES and SHA: https://docs.aws.amazon.com/lambda/latest/dg/java-customization.html
 */
final class NativeCryptography {

    private static final Logger LOG = LoggerFactory.getLogger(NativeCryptography.class);

    private NativeCryptography() {}

    /** From now on, if this is a machine it is made for; else it all works as before, only slower. */
    static void install() {
        // Random numbers stay the JVM's own.
        System.setProperty("com.amazon.corretto.crypto.provider.registerSecureRandom", "false");
        AmazonCorrettoCryptoProvider.install();
        Throwable failure = AmazonCorrettoCryptoProvider.INSTANCE.getLoadingError();
        if (failure != null) {
            LOG.warn("No native cryptography here: transfers over TLS are slow", failure);
        }
    }
}
