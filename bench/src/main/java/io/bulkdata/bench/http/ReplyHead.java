package io.bulkdata.bench.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Writes the heads of answers. */
public final class ReplyHead {

    private static final byte[] CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private ReplyHead() {}

    static void goOn(OutputStream out) throws IOException {
        out.write(CONTINUE);
        out.flush();
    }

    /**
     * Writes a head.
     *
     * @param headers each with its line's end
     */
    public static void write(OutputStream out, int status, long length, String headers) throws IOException {
        String head = "HTTP/1.1 " + status + " X\r\nContent-Length: " + length + "\r\n" + headers + "\r\n";
        out.write(head.getBytes(StandardCharsets.US_ASCII));
    }

    /** An answer in XML. */
    public static void writeXml(OutputStream out, String xml) throws IOException {
        byte[] body = xml.getBytes(StandardCharsets.UTF_8);
        write(out, 200, body.length, "Content-Type: application/xml\r\n");
        out.write(body);
    }
}
