package io.bulkdata.redshiftlocal.dataapi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** Requests that no SDK would send. */
final class RawApi {

    private RawApi() {}

    /** The status and the body. */
    static String post(URI endpoint, String operation, String body) {
        return send(HttpRequest.newBuilder(endpoint.resolve("/"))
                .header("X-Amz-Target", "RedshiftData." + operation)
                .header("Content-Type", "application/x-amz-json-1.1")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    static String get(URI endpoint) {
        return send(HttpRequest.newBuilder(endpoint.resolve("/")).GET().build());
    }

    private static String send(HttpRequest request) {
        try {
            HttpResponse<String> response =
                    HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
            return response.statusCode() + " " + response.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
