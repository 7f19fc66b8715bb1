package io.bulkdata.awslocal.s3;

/** Is told of objects that were created. */
public interface ObjectCreatedListener {
    void created(ObjectCreated object);
}
