package io.bulkdata.bench.lambda;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;

/** Writes which authorities a JVM trusts, in the format that it reads quickest. */
final class Truststores {

    static final Predicate<X509Certificate> ALL = authority -> true;

    /** Those that sign the certificates of AWS's endpoints, https://www.amazontrust.com/repository/; JDKs differ in their aliases. */
    static final Predicate<X509Certificate> AMAZON = authority -> {
        String name = authority.getSubjectX500Principal().getName();
        return name.contains("CN=Amazon Root CA") || name.contains("CN=Starfield Services Root");
    };

    private static final char[] PASSWORD = "changeit".toCharArray();

    private Truststores() {}

    /** Those of the JDK's authorities that are wanted, and some more. */
    static Path write(Path file, Path jdk, Predicate<X509Certificate> wanted, List<X509Certificate> more)
            throws IOException {
        try (InputStream in = Files.newInputStream(jdk.resolve("lib/security/cacerts"));
                OutputStream out = Files.newOutputStream(file)) {
            KeyStore all = KeyStore.getInstance("PKCS12");
            all.load(in, PASSWORD);
            KeyStore some = KeyStore.getInstance("JKS");
            some.load(null, PASSWORD);
            for (String alias : Collections.list(all.aliases())) {
                if (all.getCertificate(alias) instanceof X509Certificate authority && wanted.test(authority)) {
                    some.setCertificateEntry(alias, authority);
                }
            }
            if (some.size() == 0) {
                throw new IOException("The JDK " + jdk + " trusts none of the authorities that are wanted");
            }
            for (X509Certificate authority : more) {
                some.setCertificateEntry(authority.getSubjectX500Principal().getName(), authority);
            }
            some.store(out, PASSWORD);
            return file;
        } catch (GeneralSecurityException e) {
            throw new IOException("Cannot write " + file, e);
        }
    }
}
