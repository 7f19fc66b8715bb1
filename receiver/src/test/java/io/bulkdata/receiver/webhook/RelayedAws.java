package io.bulkdata.receiver.webhook;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import io.bulkdata.receiver.TestEnvironment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Stands between a Lambda and every service of AWS, and keeps the names of the requests that pass, each attempt once. */
final class RelayedAws implements AutoCloseable {

    private static final String ENDPOINT = "AWS_ENDPOINT_URL_";
    private static final Pattern ACTION = Pattern.compile("(?:^|&)Action=(\\w+)");

    private final Map<String, String> environment = new HashMap<>();
    private final List<WireMockServer> relays = new ArrayList<>();

    RelayedAws() {
        TestEnvironment.aws().environment().forEach((name, value) -> {
            if (name.startsWith(ENDPOINT)) {
                environment.put(name, relay(value));
            }
        });
    }

    private String relay(String endpoint) {
        WireMockServer relay =
                new WireMockServer(WireMockConfiguration.options().dynamicPort());
        relay.start();
        relays.add(relay);
        relay.stubFor(any(anyUrl()).willReturn(aResponse().proxiedFrom(endpoint)));
        return relay.baseUrl();
    }

    /** Settings that lead here instead of to the services. */
    Map<String, String> environment() {
        return Map.copyOf(environment);
    }

    /** The names of the requests since the last time. */
    List<String> requests() {
        List<String> names = new ArrayList<>();
        for (WireMockServer relay : relays) {
            relay.getAllServeEvents().stream()
                    .map(ServeEvent::getRequest)
                    .map(RelayedAws::name)
                    .forEach(names::add);
            relay.resetRequests();
        }
        return names;
    }

    /** By the header of the JSON protocols, or by the field of the query protocol; else method and path. */
    private static String name(Request request) {
        String target = request.getHeader("X-Amz-Target");
        if (target != null) {
            return target.substring(target.lastIndexOf('.') + 1);
        }
        Matcher action = ACTION.matcher(request.getBodyAsString());
        return action.find() ? action.group(1) : request.getMethod() + " " + request.getUrl();
    }

    @Override
    public void close() {
        relays.forEach(WireMockServer::stop);
    }
}
