package io.bulkdata.receiver.webhook.aws.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ServerSocketFactory;

/** Takes whole requests, and gives for each the next piece of its script, byte for byte; afterwards it says no more. */
final class ScriptedPeer implements AutoCloseable {

    /** The end of a connection, in a script. */
    static final String HANG_UP = "<hang up>";

    private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: *(\\d+)");

    private final ServerSocket listening;
    private final List<String> script;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private final List<Socket> all = new CopyOnWriteArrayList<>();

    ScriptedPeer(String... script) {
        this(ServerSocketFactory.getDefault(), script);
    }

    ScriptedPeer(ServerSocketFactory sockets, String... script) {
        this.script = new CopyOnWriteArrayList<>(script);
        try {
            listening = sockets.createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread thread = new Thread(this::accept, "scripted peer");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return listening.getLocalPort();
    }

    List<String> requests() {
        return requests;
    }

    int connections() {
        return all.size();
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket socket = listening.accept();
                connections.add(socket);
                all.add(socket);
                Thread thread = new Thread(() -> converse(socket), "scripted peer's connection");
                thread.setDaemon(true);
                thread.start();
            } catch (IOException e) {
                // Closed, or a handshake that failed; the next may do better.
            }
        }
    }

    private void converse(Socket socket) {
        try (socket) {
            for (String request = read(socket.getInputStream());
                    request != null;
                    request = read(socket.getInputStream())) {
                requests.add(request);
                if (script.isEmpty()) {
                    continue;
                }
                String answer = script.remove(0);
                socket.getOutputStream().write(answer.replace(HANG_UP, "").getBytes(StandardCharsets.ISO_8859_1));
                if (answer.endsWith(HANG_UP)) {
                    return;
                }
            }
        } catch (IOException e) {
            // The other side is gone.
        }
    }

    /** A request, head and body; null at the end. */
    private static String read(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                return null;
            }
            head.write(next);
        }
        String text = head.toString(StandardCharsets.ISO_8859_1);
        Matcher length = LENGTH.matcher(text);
        byte[] body = length.find() ? in.readNBytes(Integer.parseInt(length.group(1))) : new byte[0];
        return text + new String(body, StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() {
        try {
            listening.close();
            for (Socket socket : connections) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
