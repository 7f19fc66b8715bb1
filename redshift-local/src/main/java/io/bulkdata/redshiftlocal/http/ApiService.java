package io.bulkdata.redshiftlocal.http;

/** One of the services behind the endpoint. */
public interface ApiService {

    /** Whether the request is meant for it. */
    boolean serves(ApiRequest request);

    /**
     * Answers in the service's own format.
     *
     * @throws ApiFailure when it is refused
     */
    ApiResponse answer(ApiRequest request, Caller caller, String requestId);

    /** Tells a refusal in the service's own format. */
    ApiResponse refuse(ApiFailure failure, String requestId);
}
