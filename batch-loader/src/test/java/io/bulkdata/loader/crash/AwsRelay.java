package io.bulkdata.loader.crash;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Before one service of AWS: each HTTP request is an effect, with a connection of its own. */
final class AwsRelay extends Relay {

    private static final Pattern DETAIL =
            Pattern.compile("\"(?:UpdateExpression|KeyConditionExpression|IndexName)\":\"([^\"]{1,44})");
    private static final Pattern ACTION = Pattern.compile("(?:^|&)Action=(\\w+)");
    private static final String END_OF_LINE = "\r\n";

    private final String service;
    private final URI real;
    private final Trouble trouble;

    AwsRelay(String service, URI real, Trouble trouble) throws IOException {
        this.service = service;
        this.real = real;
        this.trouble = trouble;
        start();
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + port());
    }

    @Override
    void serve(Socket client) throws IOException {
        InputStream in = new BufferedInputStream(client.getInputStream());
        String head = head(in);
        if (head.isEmpty()) {
            return;
        }
        if (header(head, "expect").isPresent()) {
            client.getOutputStream().write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
        }
        byte[] body = in.readNBytes(
                header(head, "content-length").map(Integer::parseInt).orElse(0));
        switch (trouble.meet(name(head, body))) {
            case PASS -> client.getOutputStream().write(answer(head, body));
            case SWALLOW -> {
                answer(head, body);
                trouble.swallowed();
            }
            case REFUSE -> hangUp(client);
        }
    }

    private byte[] answer(String head, byte[] body) throws IOException {
        Socket server = connect(real.getHost(), real.getPort());
        try {
            OutputStream out = server.getOutputStream();
            out.write(alone(head).getBytes(StandardCharsets.ISO_8859_1));
            out.write(body);
            out.flush();
            String answer = new String(server.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            return answer.replaceFirst(END_OF_LINE, "\r\nConnection: close\r\n").getBytes(StandardCharsets.ISO_8859_1);
        } finally {
            hangUp(server);
        }
    }

    /** The head of a request that is the only one of its connection and whose body follows at once. */
    private static String alone(String head) {
        List<String> kept = head.lines()
                .filter(line -> !line.toLowerCase(Locale.ROOT).matches("(expect|connection):.*"))
                .toList();
        return String.join(END_OF_LINE, kept).stripTrailing() + "\r\nConnection: close\r\n\r\n";
    }

    private String name(String head, byte[] body) {
        String text = new String(body, StandardCharsets.ISO_8859_1);
        String detail = DETAIL.matcher(text)
                .results()
                .map(hit -> hit.group(1))
                .distinct()
                .collect(Collectors.joining(" "));
        return (service + " " + verb(head, text) + " " + detail).strip();
    }

    private static String verb(String head, String body) {
        Matcher action = ACTION.matcher(body);
        return header(head, "x-amz-target")
                .map(target -> target.substring(target.indexOf('.') + 1))
                .orElseGet(() -> action.find() ? action.group(1) : request(head));
    }

    /** The method and what the object is, without names that differ from run to run. */
    private static String request(String head) {
        String[] words = head.split(" ", 3);
        String[] path = words[1].split("/", 4);
        String object = path.length < 4 ? words[1] : path[2] + "/" + path[3];
        return words[0] + " "
                + object.replaceAll("\\?.*", "")
                        .replaceAll("[^/]*-[0-9a-f]{12}", "<batch>")
                        // Several are read at the same time, in no order.
                        .replaceAll("[0-9]{14}(?=\\.csv)", "<time>")
                        .replaceAll("_[0-9a-f]{8}(?=[_/])", "");
    }

    private static java.util.Optional<String> header(String head, String name) {
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
            last = last << 8 | next;
            if (last == 0x0D0A0D0A) {
                return head.toString(StandardCharsets.ISO_8859_1);
            }
        }
        return "";
    }
}
