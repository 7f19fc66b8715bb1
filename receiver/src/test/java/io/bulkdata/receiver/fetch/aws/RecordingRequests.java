package io.bulkdata.receiver.fetch.aws;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Keeps the names of the requests a client makes, each attempt once, and lets those fail that it is told to. */
public final class RecordingRequests implements ExecutionInterceptor {

    private final List<String> names = new CopyOnWriteArrayList<>();
    private volatile String failing = "";
    private volatile int status;
    private volatile int after;

    /** Fails requests of that name with that status, after so many that go well. */
    public RecordingRequests failing(String request, int httpStatus, int wellBefore) {
        failing = request;
        status = httpStatus;
        after = wellBefore;
        return this;
    }

    public List<String> names() {
        return names;
    }

    @Override
    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
        String name = name(context.request());
        names.add(name);
        if (name.equals(failing) && names.stream().filter(name::equals).count() > after) {
            throw S3Exception.builder()
                    .statusCode(status)
                    .awsErrorDetails(AwsErrorDetails.builder()
                            .errorCode("AsTold")
                            .errorMessage("as told")
                            .build())
                    .build();
        }
    }

    private static String name(SdkRequest request) {
        return request.getClass().getSimpleName().replace("Request", "");
    }
}
