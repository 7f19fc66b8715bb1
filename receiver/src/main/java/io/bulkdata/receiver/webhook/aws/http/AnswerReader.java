package io.bulkdata.receiver.webhook.aws.http;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpFullResponse;

/** Reads one answer whole, and refuses what is too large or makes no sense: RFC 9112. */
final class AnswerReader {

    /** The answers of the services that are asked here have some hundred bytes. */
    static final int LONGEST_HEAD = 65_536;

    static final int LONGEST_BODY = 1 << 20;

    private static final int NO_CONTENT = 204;
    private static final int NOT_MODIFIED = 304;

    private final InputStream in;
    private int headLeft = LONGEST_HEAD;

    AnswerReader(InputStream in) {
        this.in = in;
    }

    /** An answer, and whether its connection can be used again. */
    record Answer(HttpExecuteResponse response, boolean keepsAlive) {}

    Answer read() throws IOException {
        String status = line();
        while (status(status) < 200) {
            headers(SdkHttpFullResponse.builder());
            status = line();
        }
        SdkHttpFullResponse.Builder head =
                SdkHttpFullResponse.builder().statusCode(status(status)).statusText(text(status));
        headers(head);
        boolean persistent = status.startsWith("HTTP/1.1") && !names(head, "Connection", "close");
        if (head.statusCode() == NO_CONTENT || head.statusCode() == NOT_MODIFIED) {
            return answer(head, new byte[0], persistent);
        }
        if (names(head, "Transfer-Encoding", "chunked")) {
            return answer(head, chunks(), persistent);
        }
        List<String> lengths = head.matchingHeaders("Content-Length");
        return lengths.isEmpty()
                ? answer(head, upToTheEnd(), false)
                : answer(head, exactly(length(lengths)), persistent);
    }

    private static Answer answer(SdkHttpFullResponse.Builder head, byte[] body, boolean keepsAlive) {
        HttpExecuteResponse response = HttpExecuteResponse.builder()
                .response(head.build())
                .responseBody(AbortableInputStream.create(new ByteArrayInputStream(body)))
                .build();
        return new Answer(response, keepsAlive);
    }

    private static int status(String line) throws IOException {
        boolean isStatus = line.length() >= 12 && line.startsWith("HTTP/1.") && line.charAt(8) == ' ';
        try {
            int code = isStatus ? Integer.parseInt(line, 9, 12, 10) : 0;
            if (code >= 100) {
                return code;
            }
        } catch (NumberFormatException e) {
            // As bad as none.
        }
        throw new IOException("Not an answer in HTTP/1.1");
    }

    private static String text(String line) {
        return line.length() > 13 ? line.substring(13) : "";
    }

    private void headers(SdkHttpFullResponse.Builder head) throws IOException {
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            if (colon <= 0) {
                throw new IOException("Not a header in an answer");
            }
            head.appendHeader(
                    line.substring(0, colon), line.substring(colon + 1).strip());
        }
    }

    private static boolean names(SdkHttpFullResponse.Builder head, String header, String word) {
        return head.matchingHeaders(header).stream().anyMatch(value -> value.equalsIgnoreCase(word));
    }

    private static int length(List<String> lengths) throws IOException {
        return number(lengths.get(0), 10, lengths.stream().distinct().count() == 1);
    }

    private static int number(String text, int radix, boolean sensible) throws IOException {
        try {
            int number = sensible ? Integer.parseInt(text, radix) : -1;
            if (number >= 0 && number <= LONGEST_BODY && text.charAt(0) != '+') {
                return number;
            }
        } catch (NumberFormatException e) {
            // As bad as a wrong one.
        }
        throw new IOException("An answer of no length, or one that is too large");
    }

    private byte[] exactly(int length) throws IOException {
        byte[] body = in.readNBytes(length);
        if (body.length < length) {
            throw new EOFException("The answer broke off after " + body.length + " of " + length + " bytes");
        }
        return body;
    }

    private byte[] upToTheEnd() throws IOException {
        byte[] body = in.readNBytes(LONGEST_BODY + 1);
        if (body.length > LONGEST_BODY) {
            throw new IOException("An answer that is too large");
        }
        return body;
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int length = chunk(); length > 0; length = chunk()) {
            body.writeBytes(exactly(length));
            if (body.size() > LONGEST_BODY || !line().isEmpty()) {
                throw new IOException("A chunk with no end, or too many of them");
            }
        }
        headers(SdkHttpFullResponse.builder());
        return body.toByteArray();
    }

    private int chunk() throws IOException {
        String line = line();
        int extension = line.indexOf(';');
        return number((extension < 0 ? line : line.substring(0, extension)).strip(), 16, !line.isEmpty());
    }

    /** A line of the head, without its end. */
    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(128);
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("The answer broke off in its head");
            }
            if (--headLeft < 0) {
                throw new IOException("The head of an answer is longer than " + LONGEST_HEAD + " bytes");
            }
            line.write(next);
        }
        String text = line.toString(StandardCharsets.ISO_8859_1);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }
}
