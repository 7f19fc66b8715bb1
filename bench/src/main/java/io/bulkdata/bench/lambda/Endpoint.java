package io.bulkdata.bench.lambda;

/** Where the queues are, by one protocol. */
record Endpoint(String name, String url) {

    static Endpoint http(int port) {
        return new Endpoint("HTTP", "http://localhost:" + port);
    }

    static Endpoint https(int port) {
        return new Endpoint("HTTPS", "https://localhost:" + port);
    }

    boolean secured() {
        return url.startsWith("https");
    }

    String queue(String queueName) {
        return url + "/000000000000/" + queueName;
    }
}
