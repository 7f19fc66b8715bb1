package io.bulkdata.loader.load;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/** An HTTP server that hangs up on the first request, before a body was sent, and takes every later one. */
final class BreakingServer implements AutoCloseable {

    private static final String CONTENT_LENGTH = "content-length:";

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final AtomicInteger taken = new AtomicInteger();

    BreakingServer() throws IOException {
        Thread thread = new Thread(this::serve, "breaking-server");
        thread.setDaemon(true);
        thread.start();
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    /** How many requests were answered. */
    int taken() {
        return taken.get();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private void serve() {
        boolean hangUp = true;
        while (!server.isClosed()) {
            try (Socket client = server.accept()) {
                int length = contentLength(client);
                if (!hangUp) {
                    answer(client, length);
                }
                hangUp = false;
            } catch (IOException e) {
                // The test is over, or the client has gone away.
            }
        }
    }

    private static int contentLength(Socket client) throws IOException {
        int length = 0;
        for (String line = line(client); !line.isEmpty(); line = line(client)) {
            if (line.toLowerCase(Locale.ROOT).startsWith(CONTENT_LENGTH)) {
                length =
                        Integer.parseInt(line.substring(CONTENT_LENGTH.length()).strip());
            }
        }
        return length;
    }

    /** Byte by byte, so that nothing of the body is read ahead. */
    private static String line(Socket client) throws IOException {
        StringBuilder line = new StringBuilder();
        int read = client.getInputStream().read();
        while (read >= 0 && read != '\n') {
            line.append((char) read);
            read = client.getInputStream().read();
        }
        return line.toString().strip();
    }

    private void answer(Socket client, int length) throws IOException {
        client.getOutputStream().write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        client.getInputStream().skipNBytes(length);
        taken.incrementAndGet();
        client.getOutputStream()
                .write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                        .getBytes(StandardCharsets.US_ASCII));
    }
}
