package io.bulkdata.awslocal.s3;

import java.net.URI;
import java.nio.file.Path;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;

/**
 * S3Proxy on a folder: signatures are checked as S3 checks them, objects are files. Unlike in S3, a key cannot be the folder of
 * another: with {@code a/b} there, {@code a} is answered 500.
 */
public final class S3Server implements AutoCloseable {

    /** S3's own limit for an object sent in one request. */
    private static final long FIVE_GIBIBYTES = 5L * 1024 * 1024 * 1024;

    private final S3Proxy proxy;
    private final NotifyingBlobStore store;
    private final int port;

    /**
     * @param port the port on 127.0.0.1; 0 for a free one
     * @param folder where buckets are folders; must exist
     * @param credentials the only ones that are let in
     */
    public S3Server(int port, Path folder, AwsBasicCredentials credentials) {
        store = new NotifyingBlobStore(new FilesystemNio2BlobStore(folder.toString()));
        proxy = S3Proxy.builder()
                .blobStore(store)
                .endpoint(URI.create("http://127.0.0.1:" + port))
                .awsAuthentication(AuthenticationType.AWS_V4, credentials.accessKeyId(), credentials.secretAccessKey())
                .maxSinglePartObjectSize(FIVE_GIBIBYTES)
                .stopTimeout(0) // else Jetty waits for idle connections
                .ignoreUnknownHeaders(false) // what it cannot do is answered 501
                .build();
        try {
            proxy.start();
        } catch (Exception e) { // S3Proxy's signature
            throw new IllegalStateException("Cannot start S3 on 127.0.0.1:" + port, e);
        }
        this.port = proxy.getPort();
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Tells the listener of each object created from now on, once the object can be read. */
    public void onObjectCreated(ObjectCreatedListener listener) {
        store.listen(listener);
    }

    @Override
    public void close() {
        try {
            proxy.stop();
        } catch (Exception e) { // S3Proxy's signature
            throw new IllegalStateException("Cannot stop S3 at " + endpoint(), e);
        } finally {
            store.close();
        }
    }
}
