package io.bulkdata.receiver.fetch;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A web server on loopback with one file, which answers ranges as S3 does, except where its script says otherwise. WireMock, which
 * {@link WireMockSourcesTest} uses, keeps to HTTP: it cannot break off at a certain byte, leave out the last chunk's mark, promise
 * another length than it sends, fall silent in a body, or talk something else.
 */
final class ScriptedServer implements AutoCloseable {

    private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-(\\d+)");

    private final ServerSocket server;
    private final Script script;
    private final AtomicInteger count = new AtomicInteger();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile byte[] file;

    /** Decides on an answer, given the one that is right. */
    interface Script {
        Reply reply(Request request, Reply right);
    }

    /**
     * A request.
     *
     * @param number counted from 1
     * @param first of the range asked for; -1 for the whole file
     */
    record Request(int number, Map<String, String> headers, long first) {}

    ScriptedServer(byte[] file, Script script) {
        this.file = file;
        this.script = script;
        try {
            this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start(this::accept);
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task, "scripted-server");
        thread.setDaemon(true);
        thread.start();
    }

    String url(String path) {
        return "http://127.0.0.1:" + server.getLocalPort() + path;
    }

    List<Request> requests() {
        return requests;
    }

    /** How many were ever accepted. */
    int connections() {
        return sockets.size();
    }

    byte[] file() {
        return file;
    }

    /** From now on. */
    void change(byte[] other) {
        file = other;
    }

    static String eTag(byte[] file) {
        return "\"" + Integer.toHexString(java.util.Arrays.hashCode(file)) + "-2\"";
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                sockets.add(socket);
                start(() -> serve(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
            boolean open = true;
            while (open && in.readLine() != null) {
                Request request = read(in);
                requests.add(request);
                open = send(script.reply(request, right(request)), socket);
            }
        } catch (IOException e) {
            // The peer has gone: so may this.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Request read(BufferedReader in) throws IOException {
        Map<String, String> headers = new TreeMap<>();
        for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
            String[] parts = line.split(": *", 2);
            headers.put(parts[0].toLowerCase(Locale.ROOT), parts[1]);
        }
        Matcher range = RANGE.matcher(headers.getOrDefault("range", ""));
        return new Request(count.incrementAndGet(), headers, range.matches() ? Long.parseLong(range.group(1)) : -1);
    }

    private Reply right(Request request) {
        byte[] now = file;
        String condition = request.headers().get("if-match");
        if (condition != null && !condition.equals(eTag(now))) {
            return Reply.of(412, new byte[0]);
        }
        Matcher range = RANGE.matcher(request.headers().getOrDefault("range", ""));
        if (!range.matches()) {
            return Reply.of(200, now).with("ETag", eTag(now));
        }
        int first = Integer.parseInt(range.group(1));
        int end = (int) Math.min(Long.parseLong(range.group(2)) + 1, now.length);
        if (first >= end) {
            return Reply.of(416, new byte[0]).with("Content-Range", "bytes */" + now.length);
        }
        return Reply.of(206, java.util.Arrays.copyOfRange(now, first, end))
                .with("ETag", eTag(now))
                .with("Content-Range", "bytes " + first + "-" + (end - 1) + "/" + now.length);
    }

    private boolean send(Reply reply, Socket socket) throws IOException, InterruptedException {
        OutputStream out = socket.getOutputStream();
        if (reply.status > 0) {
            StringBuilder head = new StringBuilder("HTTP/1.1 " + reply.status + " As scripted\r\n");
            reply.headers.forEach((name, value) ->
                    head.append(name).append(": ").append(value).append("\r\n"));
            out.write(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        }
        if (reply.then == Reply.Then.DRIBBLE) {
            dribble(reply.body, out);
        }
        do {
            out.write(reply.body);
            out.flush();
        } while (reply.then == Reply.Then.ENDLESS);
        if (reply.then == Reply.Then.FALL_SILENT) {
            closed.await();
        }
        if (reply.then == Reply.Then.RESET) {
            socket.setSoLinger(true, 0);
        }
        return reply.then == Reply.Then.KEEP;
    }

    private void dribble(byte[] body, OutputStream out) throws IOException, InterruptedException {
        for (byte letter : body) {
            out.write(letter);
            out.flush();
            if (closed.await(20, TimeUnit.MILLISECONDS)) {
                return;
            }
        }
    }

    /** A body in chunks of 1,000 bytes; with the mark of its end or without. */
    static byte[] chunked(byte[] body, boolean ended) {
        List<byte[]> pieces = new ArrayList<>();
        for (int i = 0; i < body.length; i += 1_000) {
            int length = Math.min(1_000, body.length - i);
            pieces.add((HexFormat.of().toHexDigits((short) length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
            pieces.add(java.util.Arrays.copyOfRange(body, i, i + length));
            pieces.add("\r\n".getBytes(StandardCharsets.US_ASCII));
        }
        if (ended) {
            pieces.add("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        }
        java.io.ByteArrayOutputStream all = new java.io.ByteArrayOutputStream();
        pieces.forEach(all::writeBytes);
        return all.toByteArray();
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            server.close();
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
