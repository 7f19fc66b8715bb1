package io.bulkdata.bench.loader;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The way to one service of AWS, on which each request is told of. Every request has a connection of its own, so nothing may be timed on it. */
final class CountingRelay implements Closeable {

    private static final Pattern ACTION = Pattern.compile("(?:^|&)Action=(\\w+)");
    private static final String END_OF_LINE = "\r\n";
    private static final int EMPTY_LINE = 0x0D0A0D0A;
    private static final int BACKLOG = 50;

    private final ServerSocket listener;
    private final URI service;
    private final Consumer<String> counter;

    /** @param counter told the name of each request, from several threads */
    CountingRelay(URI service, Consumer<String> counter) throws IOException {
        this.listener = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
        this.service = service;
        this.counter = counter;
        daemon(this::accept);
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort());
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                daemon(() -> serve(client));
            } catch (IOException e) {
                // It is closed.
            }
        }
    }

    private void serve(Socket client) {
        try (client;
                Socket server = new Socket(service.getHost(), service.getPort())) {
            InputStream in = new BufferedInputStream(client.getInputStream());
            String head = head(in);
            if (head.isEmpty()) {
                return;
            }
            OutputStream answer = client.getOutputStream();
            if (header(head, "expect").isPresent()) {
                answer.write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
            }
            byte[] body = in.readNBytes(
                    header(head, "content-length").map(Integer::parseInt).orElse(0));
            counter.accept(name(head, new String(body, StandardCharsets.ISO_8859_1)));
            server.getOutputStream().write(alone(head).getBytes(StandardCharsets.ISO_8859_1));
            server.getOutputStream().write(body);
            String whole = new String(server.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            answer.write(
                    whole.replaceFirst(END_OF_LINE, "\r\nConnection: close\r\n").getBytes(StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            // One of the two has gone away, which the other learns by the end of its connection.
            return;
        }
    }

    /** The head of a request that is the only one of its connection and whose body follows at once. */
    private static String alone(String head) {
        List<String> kept = head.lines()
                .filter(line -> !line.toLowerCase(Locale.ROOT).matches("(expect|connection):.*"))
                .toList();
        return String.join(END_OF_LINE, kept).stripTrailing() + "\r\nConnection: close\r\n\r\n";
    }

    private static String name(String head, String body) {
        Matcher action = ACTION.matcher(body);
        return header(head, "x-amz-target")
                .map(target -> target.substring(target.indexOf('.') + 1))
                .orElseGet(() -> action.find() ? action.group(1) : head.substring(0, head.indexOf(' ')));
    }

    private static Optional<String> header(String head, String name) {
        return head.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name + ":"))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst();
    }

    /** Up to and with the empty line; nothing when the client has gone. */
    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        int last = 0;
        for (int next = in.read(); next >= 0; next = in.read()) {
            head.write(next);
            last = last << Byte.SIZE | next;
            if (last == EMPTY_LINE) {
                return head.toString(StandardCharsets.ISO_8859_1);
            }
        }
        return "";
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "counting-relay");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
