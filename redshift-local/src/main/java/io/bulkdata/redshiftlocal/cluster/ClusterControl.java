package io.bulkdata.redshiftlocal.cluster;

import io.bulkdata.redshiftlocal.http.ApiFailure;
import io.bulkdata.redshiftlocal.http.ApiRequest;
import io.bulkdata.redshiftlocal.http.ApiResponse;
import io.bulkdata.redshiftlocal.http.ApiService;
import io.bulkdata.redshiftlocal.http.Caller;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The Amazon Redshift API in the AWS Query protocol, for one cluster: https://docs.aws.amazon.com/redshift/latest/APIReference/. An
 * action or a parameter that it does not know is refused.
 */
public final class ClusterControl implements ApiService {

    private static final String VERSION = "2012-12-01";
    private static final String CONTENT_TYPE = "text/xml";
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int BROKEN = 500;
    private static final int SMALLEST_PAGE = 20;
    private static final int LARGEST_PAGE = 100;

    private final ClusterFacts facts;
    private final ClusterLifecycle lifecycle;
    private final Runnable endConnections;
    private final Map<String, Action> actions;

    /** One of the things that can be asked for; gives the content of its result. */
    @FunctionalInterface
    private interface Action {
        Consumer<Xml> perform(QueryForm form, String region);
    }

    /**
     * Controls one cluster.
     *
     * @param endConnections done when the cluster goes away from its clients
     */
    public ClusterControl(
            ClusterFacts facts, ClusterLifecycle lifecycle, TemporaryUsers users, Runnable endConnections) {
        this.facts = facts;
        this.lifecycle = lifecycle;
        this.endConnections = endConnections;
        Credentials credentials = new Credentials(users, facts);
        this.actions = Map.of(
                "DescribeClusters", this::describe,
                "PauseCluster", (form, region) -> change(form, region, lifecycle::pause),
                "ResumeCluster", (form, region) -> change(form, region, lifecycle::resume),
                "RebootCluster", (form, region) -> change(form, region, lifecycle::reboot),
                "GetClusterCredentials", (form, region) -> known(form, credentials::named),
                "GetClusterCredentialsWithIAM", (form, region) -> known(form, credentials::derived));
    }

    @Override
    public boolean serves(ApiRequest request) {
        return request.header("content-type")
                .filter(type -> type.startsWith("application/x-www-form-urlencoded"))
                .isPresent();
    }

    @Override
    public ApiResponse answer(ApiRequest request, Caller caller, String requestId) {
        QueryForm form = QueryForm.parse(request.body());
        String name = form.required("Action");
        Action action = actions.get(name);
        if (action == null || !form.required("Version").equals(VERSION)) {
            throw new ApiFailure(400, "InvalidAction", "redshift-local does not support the action " + name);
        }
        Consumer<Xml> result = action.perform(form, caller.region());
        String body = Xml.document(
                name + "Response",
                response -> response.element(name + "Result", result)
                        .element("ResponseMetadata", metadata -> metadata.element("RequestId", requestId)));
        return new ApiResponse(OK, CONTENT_TYPE, body);
    }

    @Override
    public ApiResponse refuse(ApiFailure failure, String requestId) {
        String body = Xml.document(
                "ErrorResponse",
                response -> response.element(
                                "Error",
                                error -> error.element("Type", failure.status() >= BROKEN ? "Receiver" : "Sender")
                                        .element("Code", failure.code())
                                        .element("Message", failure.getMessage()))
                        .element("RequestId", requestId));
        return new ApiResponse(failure.status(), CONTENT_TYPE, body);
    }

    private Consumer<Xml> describe(QueryForm form, String region) {
        Optional<String> identifier = form.text("ClusterIdentifier");
        form.number("MaxRecords", SMALLEST_PAGE, LARGEST_PAGE, LARGEST_PAGE);
        form.text("Marker").ifPresent(marker -> {
            throw QueryForm.invalid("Marker", marker, "it was not given out");
        });
        form.refuseUnread();
        identifier.ifPresent(this::check);
        return result -> result.element(
                "Clusters", clusters -> clusters.element("Cluster", ClusterXml.of(facts, lifecycle.status(), region)));
    }

    private Consumer<Xml> change(QueryForm form, String region, Runnable change) {
        check(form.required("ClusterIdentifier"));
        form.refuseUnread();
        change.run();
        if (!lifecycle.isAvailable()) {
            endConnections.run();
        }
        return result -> result.element("Cluster", ClusterXml.of(facts, lifecycle.status(), region));
    }

    private Consumer<Xml> known(QueryForm form, Function<QueryForm, Consumer<Xml>> action) {
        check(form.required("ClusterIdentifier"));
        return action.apply(form);
    }

    private void check(String identifier) {
        if (!identifier.equals(facts.identifier())) {
            throw new ApiFailure(NOT_FOUND, "ClusterNotFound", "Cluster " + identifier + " not found.");
        }
    }
}
