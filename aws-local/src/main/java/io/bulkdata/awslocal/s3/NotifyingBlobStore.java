package io.bulkdata.awslocal.s3;

import java.io.InputStream;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import org.gaul.s3proxy.blobstore.domain.MultipartUpload;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

/** A blob store that tells of each object it created, which S3Proxy's own do not. */
final class NotifyingBlobStore extends ForwardingBlobStore {

    private final List<ObjectCreatedListener> listeners = new CopyOnWriteArrayList<>();

    NotifyingBlobStore(BlobStore store) {
        super(store);
    }

    void listen(ObjectCreatedListener listener) {
        listeners.add(listener);
    }

    @Override
    public PutObjectResponse putBlob(PutObjectRequest request, InputStream content) {
        PutObjectResponse response = super.putBlob(request, content);
        created("Put", request.bucket(), request.key());
        return response;
    }

    @Override
    public CopyObjectResponse copyBlob(CopyObjectRequest request) {
        CopyObjectResponse response = super.copyBlob(request);
        created("Copy", request.destinationBucket(), request.destinationKey());
        return response;
    }

    @Override
    public CompleteMultipartUploadResponse completeMultipartUpload(
            MultipartUpload upload, CompleteMultipartUploadRequest request) {
        CompleteMultipartUploadResponse response = super.completeMultipartUpload(upload, request);
        created("CompleteMultipartUpload", upload.containerName(), upload.blobName());
        return response;
    }

    private void created(String how, String bucket, String key) {
        if (listeners.isEmpty()) {
            return;
        }
        HeadObjectResponse head = blobMetadataIfPresent(bucket, key);
        if (head != null) { // else already deleted again
            ObjectCreated object = new ObjectCreated(
                    how, bucket, key, head.contentLength(), head.eTag().replace("\"", ""));
            listeners.forEach(listener -> listener.created(object));
        }
    }
}
