package io.bulkdata.local;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Whoever may post webhooks: serves files of its own over plain http and signs by hand. */
final class Sender implements AutoCloseable {

    private final URI webhookUrl;
    private final String secret;
    private final Map<String, String> files = new ConcurrentHashMap<>();
    private final HttpClient client = HttpClient.newHttpClient();
    private final HttpServer server;

    Sender(URI webhookUrl, String secret) throws IOException {
        this.webhookUrl = webhookUrl;
        this.secret = secret;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] content =
                    files.getOrDefault(exchange.getRequestURI().getPath(), "").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(content.length == 0 ? 403 : 200, content.length == 0 ? -1 : content.length);
            exchange.getResponseBody().write(content);
            exchange.close();
        });
        server.start();
    }

    /** Serves a file, an empty one as S3 serves what has expired; returns the body of the webhook that announces it. */
    String announce(String type, String table, String name, String content) {
        files.put("/" + name, content);
        return "{\"type\":\"data.%s_table_exported\",\"data\":{\"url\":\"http://127.0.0.1:%d/%s\",\"table\":\"%s\"}}\n"
                .formatted(type, server.getAddress().getPort(), name, table);
    }

    /** Posts a body under the signature of another one, or of itself. */
    CompletableFuture<HttpResponse<String>> post(String body, String signed) {
        HttpRequest request = HttpRequest.newBuilder(webhookUrl)
                .header("x-controlshift-webhook-signature", "sha256:" + hmac(signed))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return client.sendAsync(request, HttpResponse.BodyHandlers.ofString());
    }

    /** Posts a body as its owner would. */
    HttpResponse<String> post(String body) {
        return post(body, body).join();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private String hmac(String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }
}
