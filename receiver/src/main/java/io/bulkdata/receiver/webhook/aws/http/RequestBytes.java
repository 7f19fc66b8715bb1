package io.bulkdata.receiver.webhook.aws.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;

/** A request as it is sent: head and body in one piece, so that it is one packet where it can be. */
final class RequestBytes {

    private RequestBytes() {}

    /** @throws IOException when the body cannot be read, or a header could smuggle in another */
    static byte[] of(HttpExecuteRequest execute) throws IOException {
        SdkHttpRequest request = execute.httpRequest();
        if (request.method() == SdkHttpMethod.HEAD) {
            throw new IOException("HEAD is not spoken here: the length of its answer is none");
        }
        byte[] body = body(execute);
        StringBuilder head = new StringBuilder(1_024);
        String query = request.encodedQueryParameters()
                .map(parameters -> "?" + parameters)
                .orElse("");
        String path = request.encodedPath();
        line(head, request.method().name() + " " + (path.isEmpty() ? "/" : path) + query + " HTTP/1.1");
        request.forEachHeader((name, values) -> {
            for (String value : values) {
                head.append(name).append(": ").append(value).append("\r\n");
            }
        });
        if (request.firstMatchingHeader("Host").isEmpty()) {
            line(head, "Host: " + Route.of(request).authority());
        }
        if (request.firstMatchingHeader("Content-Length").isEmpty()) {
            line(head, "Content-Length: " + body.length);
        }
        refuseSmuggling(request);
        return joined(head.append("\r\n").toString(), body);
    }

    private static void line(StringBuilder head, String text) {
        head.append(text).append("\r\n");
    }

    private static void refuseSmuggling(SdkHttpRequest request) throws IOException {
        for (var header : request.headers().entrySet()) {
            for (String value : header.getValue()) {
                if (value.indexOf('\r') >= 0 || value.indexOf('\n') >= 0) {
                    throw new IOException("Header " + header.getKey() + " has a line end in its value");
                }
            }
        }
    }

    private static byte[] body(HttpExecuteRequest execute) throws IOException {
        if (execute.contentStreamProvider().isEmpty()) {
            return new byte[0];
        }
        try (InputStream content = execute.contentStreamProvider().get().newStream()) {
            return content.readAllBytes();
        }
    }

    private static byte[] joined(String head, byte[] body) {
        ByteArrayOutputStream all = new ByteArrayOutputStream(head.length() + body.length);
        all.writeBytes(head.getBytes(StandardCharsets.ISO_8859_1));
        all.writeBytes(body);
        return all.toByteArray();
    }
}
