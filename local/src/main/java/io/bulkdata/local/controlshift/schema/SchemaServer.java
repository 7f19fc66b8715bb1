package io.bulkdata.local.controlshift.schema;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The schema API on a free port of 127.0.0.1: {@code /api/bulk_data/schema.json} and
 * {@code /api/bulk_data/schema/columns?table=...}.
 */
public final class SchemaServer implements AutoCloseable {

    private static final String SCHEMA = "/api/bulk_data/schema.json";
    private static final String COLUMNS = "/api/bulk_data/schema/columns";
    private static final String TABLE = "table=";

    private final HttpServer server;
    private final SourceSchema schema;
    private final boolean bzip2;

    private SchemaServer(HttpServer server, SourceSchema schema, boolean bzip2) {
        this.server = server;
        this.schema = schema;
        this.bzip2 = bzip2;
    }

    /**
     * Starts to listen.
     *
     * @param bzip2 whether the settings say that exports are compressed
     */
    public static SchemaServer start(SourceSchema schema, boolean bzip2) throws IOException {
        InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        HttpServer server = HttpServer.create(new InetSocketAddress(loopback, 0), 0);
        SchemaServer started = new SchemaServer(server, schema, bzip2);
        server.createContext("/", started::answer);
        server.start();
        return started;
    }

    /** Where {@code schema.json} is. */
    public URI schemaUri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + SCHEMA);
    }

    /** Where the CSV header row of a table is. */
    public URI columnsUri(String table) {
        return schemaUri().resolve(COLUMNS + "?" + TABLE + table);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            if (!exchange.getRequestMethod().equals("GET")) {
                answer(exchange, 405, "application/json", "{\"error\":\"Method not allowed\"}");
            } else if (path.equals(SCHEMA)) {
                answer(exchange, 200, "application/json", SchemaJson.write(schema, bzip2));
            } else if (path.equals(COLUMNS)) {
                answerColumns(exchange);
            } else {
                answer(exchange, 404, "application/json", "{\"error\":\"Not found\"}");
            }
        }
    }

    private void answerColumns(HttpExchange exchange) throws IOException {
        Optional<String> header = asked(exchange.getRequestURI().getQuery())
                .flatMap(name -> schema.tables().stream()
                        .filter(table -> table.name().equals(name))
                        .findFirst())
                .map(table -> String.join(",", table.columnNames()));
        if (header.isPresent()) {
            answer(exchange, 200, "text/csv", header.get() + "\n");
        } else {
            answer(exchange, 404, "application/json", "{\"error\":\"Table not found\"}");
        }
    }

    private static Optional<String> asked(String query) {
        return Optional.ofNullable(query)
                .filter(text -> text.startsWith(TABLE))
                .map(text -> text.substring(TABLE.length()));
    }

    private static void answer(HttpExchange exchange, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
        exchange.sendResponseHeaders(status, bytes.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }
}
