package io.bulkdata.bench.fetch;

import io.bulkdata.bench.http.LoopbackServer;
import io.bulkdata.bench.http.ReplyHead;
import io.bulkdata.bench.http.RequestHead;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** S3's side: keeps one object in memory, sent whole or in parts, and counts the requests. Checks no signature and no checksum: that work is S3's own. */
final class S3Stub implements LoopbackServer.Answering {

    private static final Pattern PART = Pattern.compile(".*[?&]partNumber=(\\d{1,5})(&.*)?");
    private static final int BLOCK = 1024 * 1024;

    private final ConcurrentLinkedQueue<byte[]> free = new ConcurrentLinkedQueue<>();
    private final Map<Integer, Piece> pieces = new TreeMap<>();
    private final Map<String, Integer> requests = new TreeMap<>();
    private boolean complete;

    private record Piece(List<byte[]> blocks, long length) {}

    @Override
    public void answer(RequestHead request, InputStream in, OutputStream out) throws IOException {
        Piece piece = read(request, in);
        Matcher part = PART.matcher(request.target());
        if (request.method().equals("PUT")) {
            keep(
                    part.matches() ? "UploadPart" : "PutObject",
                    part.matches() ? Integer.parseInt(part.group(1)) : 1,
                    piece);
            ReplyHead.write(out, 200, 0, "ETag: \"stored\"\r\n");
        } else if (request.target().contains("uploads")) {
            count("CreateMultipartUpload");
            ReplyHead.writeXml(
                    out,
                    "<InitiateMultipartUploadResult><Bucket>landing</Bucket><Key>" + key(request)
                            + "</Key><UploadId>upload</UploadId></InitiateMultipartUploadResult>");
        } else {
            complete();
            ReplyHead.writeXml(
                    out,
                    "<CompleteMultipartUploadResult><Bucket>landing</Bucket><Key>" + key(request)
                            + "</Key><ETag>\"stored-2\"</ETag></CompleteMultipartUploadResult>");
        }
    }

    private static String key(RequestHead request) {
        return request.path().substring("/landing/".length());
    }

    private Piece read(RequestHead request, InputStream in) throws IOException {
        String decoded = request.header("x-amz-decoded-content-length");
        if (decoded.isEmpty()) {
            return read(in, request.length());
        }
        SignedChunks chunks = new SignedChunks(in);
        Piece piece = read(chunks, Long.parseLong(decoded));
        chunks.end();
        return piece;
    }

    private Piece read(InputStream in, long length) throws IOException {
        List<byte[]> blocks = new ArrayList<>();
        for (long left = length; left > 0; left -= BLOCK) {
            byte[] block = free.poll();
            block = block == null ? new byte[BLOCK] : block;
            int wanted = (int) Math.min(left, BLOCK);
            if (in.readNBytes(block, 0, wanted) < wanted) {
                throw new EOFException("A body ended early");
            }
            blocks.add(block);
        }
        return new Piece(blocks, length);
    }

    private synchronized void keep(String name, int number, Piece piece) {
        count(name);
        pieces.put(number, piece);
        complete |= name.equals("PutObject");
    }

    private synchronized void complete() {
        count("CompleteMultipartUpload");
        complete = true;
    }

    private synchronized void count(String name) {
        requests.merge(name, 1, Integer::sum);
    }

    /** Forgets everything; what was stored must be that file. Returns the requests it took. */
    synchronized String take(SampleFile file) {
        long offset = 0;
        for (Piece piece : pieces.values()) {
            for (long at = 0; at < piece.length(); at += BLOCK) {
                byte[] block = piece.blocks().get((int) (at / BLOCK));
                if (!file.hasAt(offset + at, block, (int) Math.min(BLOCK, piece.length() - at))) {
                    throw new IllegalStateException("Other bytes were stored than those of the file");
                }
            }
            offset += piece.length();
        }
        if (!complete || offset != file.size()) {
            throw new IllegalStateException(
                    offset + " bytes were stored of " + file.size() + ", complete: " + complete);
        }
        String seen = requests.toString();
        pieces.values().forEach(piece -> free.addAll(piece.blocks()));
        pieces.clear();
        requests.clear();
        complete = false;
        return seen;
    }
}
