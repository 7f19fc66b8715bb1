package io.bulkdata.receiver.webhook.aws.http;

import software.amazon.awssdk.http.SdkHttpRequest;

/** Where a connection leads. */
record Route(boolean secured, String host, int port) {

    static Route of(SdkHttpRequest request) {
        return new Route("https".equals(request.protocol()), request.host(), request.port());
    }

    /** As a {@code Host} header names it. */
    String authority() {
        return port == (secured ? 443 : 80) ? host : host + ":" + port;
    }

    /** As equals would say, which is put together at run time and makes the first request wait. */
    boolean isThatOf(Route other) {
        return secured == other.secured && port == other.port && host.equals(other.host);
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
