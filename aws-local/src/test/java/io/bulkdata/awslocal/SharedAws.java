package io.bulkdata.awslocal;

import java.util.UUID;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives every test class the same {@link AwsLocal}, started once and closed after the last. */
public final class SharedAws implements ParameterResolver {

    /** What JUnit closes with its root store. */
    private record Started(AwsLocal aws) implements AutoCloseable {
        @Override
        public void close() {
            aws.close();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == AwsLocal.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.GLOBAL)
                .getOrComputeIfAbsent(Started.class, key -> new Started(AwsLocal.start()), Started.class)
                .aws();
    }

    /** A name nobody else uses. */
    static String name(String beginning) {
        return beginning + "-" + UUID.randomUUID();
    }

    /** A new queue's URL. */
    static String queue(AwsLocal aws) {
        return aws.sqs().createQueue(queue -> queue.queueName(name("queue"))).queueUrl();
    }

    /** A new bucket's name. */
    static String bucket(AwsLocal aws) {
        String bucket = name("bucket");
        aws.s3().createBucket(request -> request.bucket(bucket));
        return bucket;
    }
}
