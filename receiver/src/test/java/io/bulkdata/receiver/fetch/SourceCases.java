package io.bulkdata.receiver.fetch;

import static io.bulkdata.core.failure.FailureClass.CONFIGURATION;
import static io.bulkdata.core.failure.FailureClass.DATA;
import static io.bulkdata.core.failure.FailureClass.GONE;
import static io.bulkdata.core.failure.FailureClass.TRANSIENT;
import static io.bulkdata.receiver.fetch.SourceCase.fails;
import static io.bulkdata.receiver.fetch.SourceCase.stored;

import io.bulkdata.receiver.fetch.Reply.Then;
import io.bulkdata.receiver.fetch.ScriptedServer.Request;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** What a source may do, on a transfer of three parts. */
final class SourceCases {

    /** The file of all cases: three parts, the last one short. */
    static final byte[] FILE = csv("1", 2 * Fetching.PART + 5_678);

    /** What it changes to, where it changes. */
    static final byte[] OTHER_FILE = csv("2", 2 * Fetching.PART + 1_234);

    private static final int LATER = Fetching.PART;
    private static final byte[] PAGE = "<html><body>Sorry</body></html>".getBytes(StandardCharsets.UTF_8);

    private SourceCases() {}

    private static byte[] csv(String id, int length) {
        String row = id + ",\"Jos\u00e9, he said \"\"hello\"\"\n\",2026-11-20\n";
        byte[] rows = ("id,comment,day\n" + row.repeat(length / row.length())).getBytes(StandardCharsets.UTF_8);
        return java.util.Arrays.copyOf(rows, length);
    }

    static Stream<SourceCase> all() {
        return Stream.of(well(), whole(), broken(), busy(), changing(), pages(), checksums(), ends(), endless())
                .flatMap(List::stream);
    }

    private static SourceCase.Lie always(UnaryOperator<Reply> lie) {
        return (server, request, right) -> lie.apply(right);
    }

    private static SourceCase.Lie at(int number, UnaryOperator<Reply> lie) {
        return (server, request, right) -> request.number() == number ? lie.apply(right) : right;
    }

    /** Each time the second part is asked for, from its start or from within. */
    private static SourceCase.Lie onLater(UnaryOperator<Reply> lie) {
        return (server, request, right) -> isLater(request) ? lie.apply(right) : right;
    }

    /** The first time that the second part is asked for. */
    private static SourceCase.Lie onceOnLater(UnaryOperator<Reply> lie) {
        return (server, request, right) ->
                isLater(request) && isFirstOfItsKind(server, request) ? lie.apply(right) : right;
    }

    private static boolean isLater(Request request) {
        return request.first() >= LATER && request.first() < LATER + Fetching.PART;
    }

    private static boolean isFirstOfItsKind(ScriptedServer server, Request request) {
        return server.requests().stream().filter(SourceCases::isLater).count() == 1 || request.number() == 0;
    }

    private static Reply chunked(Reply right, boolean ended) {
        return right.without("Content-Length")
                .with("Transfer-Encoding", "chunked")
                .body(ScriptedServer.chunked(right.body, ended));
    }

    private static String range(long first, long last, Object total) {
        return "bytes " + first + "-" + last + "/" + total;
    }

    private static Reply asWhole(Reply ignored) {
        return Reply.of(200, FILE).with("ETag", ScriptedServer.eTag(FILE));
    }

    private static List<SourceCase> well() {
        return List.of(
                stored("answers every range as asked", always(right -> right)),
                stored(
                        "closes the connection after every answer",
                        always(right -> right.with("Connection", "close").then(Then.CLOSE))),
                stored("sends ranges in chunks", always(right -> chunked(right, true))),
                stored(
                        "sends an early hint first",
                        always(right ->
                                right.status(103).without("Content-Length").body(answerBehindHint(right)))),
                stored("sends shorter ranges than asked, and says so", always(SourceCases::half)),
                stored(
                        "calls what it stores `Content-Encoding: gzip`",
                        always(right -> right.with("Content-Encoding", "gzip"))),
                stored("calls it any type but HTML", always(right -> right.with("Content-Type", "application/pdf"))));
    }

    private static byte[] answerBehindHint(Reply right) {
        StringBuilder head = new StringBuilder("HTTP/1.1 " + right.status + " Good\r\n");
        right.headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        byte[] start = head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
        byte[] all = java.util.Arrays.copyOf(start, start.length + right.body.length);
        System.arraycopy(right.body, 0, all, start.length, right.body.length);
        return all;
    }

    /** At least 6,000 bytes, so that two such answers make a part. */
    private static Reply half(Reply right) {
        if (right.status != 206 || right.body.length <= 3_000_000) {
            return right;
        }
        String[] range = right.headers.get("Content-Range").split("[ /-]", -1);
        long first = Long.parseLong(range[1]);
        return Reply.of(206, java.util.Arrays.copyOf(right.body, 3_000_000))
                .with("ETag", right.headers.get("ETag"))
                .with("Content-Range", "bytes " + first + "-" + (first + 2_999_999) + "/" + range[3]);
    }

    private static List<SourceCase> whole() {
        return List.of(
                stored("ignores ranges and sends the whole file", always(SourceCases::asWhole)),
                stored(
                        "ignores ranges and sends the whole file in chunks",
                        always(right -> chunked(asWhole(right), true))),
                stored(
                        "sends the whole file and breaks off once",
                        at(1, right -> asWhole(right).cutAfter(Fetching.PART + 5_000))),
                stored(
                        "sends the whole file in chunks without the mark of their end, once",
                        at(1, right -> chunked(asWhole(right), false).then(Then.CLOSE))),
                stored("sends 206 without an ETag", always(right -> right.without("ETag"))),
                stored("sends 206 with a weak ETag", always(right -> right.with("ETag", "W/\"1\""))),
                stored("sends 206 with an ETag of blanks", always(right -> right.with("ETag", "\"a b\""))),
                stored(
                        "sends 206 without a `Content-Range`",
                        (server, request, right) -> request.first() < 0 ? right : right.without("Content-Range")),
                stored(
                        "sends 206 with an unknown total",
                        (server, request, right) -> request.first() < 0
                                ? right
                                : right.with("Content-Range", range(0, Fetching.PART - 1, "*"))),
                stored(
                        "sends 206 for another range at first",
                        at(1, right -> right.with("Content-Range", range(1, Fetching.PART, FILE.length)))),
                stored(
                        "sends 206 whose length is not its range's",
                        at(1, right -> right.with("Content-Range", range(0, Fetching.PART - 2, FILE.length)))),
                stored(
                        "refuses the first range with 416, though the file is not empty",
                        at(1, right -> Reply.of(416, new byte[0]))),
                stored(
                        "refuses every range with 416",
                        (server, request, right) -> request.first() < 0 ? right : Reply.of(416, new byte[0])),
                fails(
                        "sends the whole file and breaks off every time",
                        TRANSIENT,
                        always(right -> asWhole(right).cutAfter(Fetching.PART + 5_000))),
                fails(
                        "promises fewer bytes than it has, and says what they add up to",
                        TRANSIENT,
                        always(right -> asWhole(right)
                                .with("Content-MD5", Base64.getEncoder().encodeToString(md5(FILE)))
                                .with("Content-Length", String.valueOf(2 * Fetching.PART))
                                .then(Then.CLOSE))),
                fails(
                        "promises more bytes than it sends",
                        TRANSIENT,
                        always(right -> asWhole(right)
                                .with("Content-Length", "99999999")
                                .then(Then.CLOSE))),
                fails(
                        "sends chunks without the mark of their end every time",
                        TRANSIENT,
                        always(right -> chunked(asWhole(right), false).then(Then.CLOSE))),
                fails(
                        "ends a body with the connection, with neither length nor chunks",
                        TRANSIENT,
                        always(right -> asWhole(right).without("Content-Length").then(Then.CLOSE))),
                fails(
                        "packs it on the way (`Content-Encoding: br`)",
                        TRANSIENT,
                        always(right -> right.with("Content-Encoding", "br"))));
    }

    private static List<SourceCase> broken() {
        return List.of(
                stored("breaks off in the first part", at(1, right -> right.cutAfter(4_321))),
                stored("breaks off in a later part", onceOnLater(right -> right.cutAfter(4_321))),
                stored("breaks off right after the head", onceOnLater(right -> right.cutAfter(0))),
                stored("breaks off before a part's last byte", onceOnLater(right -> right.cutAfter(Fetching.PART - 1))),
                stored(
                        "breaks off in chunks",
                        onceOnLater(right -> chunked(right, true).cutAfter(3_333))),
                stored(
                        "breaks off in every part",
                        (server, request, right) ->
                                request.first() % Fetching.PART == 0 ? right.cutAfter(1_111) : right),
                stored(
                        "breaks off four times in one part",
                        (server, request, right) ->
                                isLater(request) && request.first() < LATER + 4 ? right.cutAfter(1) : right),
                stored(
                        "resets the connection in a part",
                        onceOnLater(right -> right.cutAfter(5_000).then(Then.RESET))),
                stored(
                        "falls silent in a part",
                        onceOnLater(right -> right.cutAfter(5_000).then(Then.FALL_SILENT))),
                stored(
                        "hangs up without an answer",
                        at(1, right -> Reply.of(0, new byte[0]).then(Then.CLOSE))),
                stored(
                        "hangs up without an answer on a part",
                        onceOnLater(right -> Reply.of(0, new byte[0]).then(Then.CLOSE))),
                stored(
                        "talks no HTTP once",
                        onceOnLater(right -> Reply.of(0, PAGE).then(Then.CLOSE))),
                fails("breaks off in the same part every time", TRANSIENT, onLater(right -> right.cutAfter(0))),
                fails("breaks off at the start every time", TRANSIENT, always(right -> right.cutAfter(0))),
                fails(
                        "hangs up every time",
                        TRANSIENT,
                        always(right -> Reply.of(0, new byte[0]).then(Then.CLOSE))),
                fails(
                        "talks no HTTP",
                        TRANSIENT,
                        always(right -> Reply.of(0, PAGE).then(Then.CLOSE))));
    }

    private static List<SourceCase> busy() {
        return List.of(
                stored("answers 503 first", at(1, right -> Reply.of(503, PAGE))),
                stored("answers 500 to a part", onceOnLater(right -> Reply.of(500, PAGE))),
                stored("answers 408 to a part", onceOnLater(right -> Reply.of(408, PAGE))),
                stored(
                        "answers 429 with `Retry-After` in seconds",
                        onceOnLater(right -> Reply.of(429, PAGE).with("Retry-After", "7"))),
                stored(
                        "answers 503 with `Retry-After` as a date",
                        onceOnLater(right -> Reply.of(503, PAGE)
                                .with("Date", "Fri, 20 Nov 2026 12:00:00 GMT")
                                .with("Retry-After", "Fri, 20 Nov 2026 12:00:09 GMT"))),
                stored(
                        "answers 503 with a `Retry-After` that means nothing",
                        onceOnLater(right -> Reply.of(503, PAGE).with("Retry-After", "soon"))),
                fails("answers 503 every time", TRANSIENT, always(right -> Reply.of(503, PAGE))),
                fails("answers 429 to the same part every time", TRANSIENT, onLater(right -> Reply.of(429, PAGE))),
                fails(
                        "wants to be left alone for an hour",
                        TRANSIENT,
                        onLater(right -> Reply.of(503, PAGE).with("Retry-After", "3600"))));
    }

    private static List<SourceCase> changing() {
        return List.of(
                stored("changes the file during the transfer (412)", (server, request, right) -> {
                    if (request.number() == 2) {
                        server.change(OTHER_FILE);
                        return Reply.of(412, new byte[0]);
                    }
                    return right;
                }),
                stored(
                        "sends a part of another file in spite of `If-Match`",
                        onceOnLater(right -> right.with("ETag", "\"other\""))),
                stored("sends a part with a weak ETag", onceOnLater(right -> right.with("ETag", "W/\"1\""))),
                stored("sends a part without an ETag", onceOnLater(right -> right.without("ETag"))),
                stored(
                        "has another ETag for every request",
                        (server, request, right) -> right.with("ETag", "\"" + request.number() + "\"")),
                stored(
                        "changes the total",
                        onceOnLater(right ->
                                right.with("Content-Range", range(LATER, LATER + Fetching.PART - 1, 99_999_999)))),
                stored(
                        "sends another range than the one asked for",
                        onceOnLater(right ->
                                right.with("Content-Range", range(LATER + 1, LATER + Fetching.PART, FILE.length)))),
                stored(
                        "sends more than the range asked for",
                        onceOnLater(right ->
                                right.with("Content-Range", range(LATER, LATER + Fetching.PART, FILE.length)))),
                stored(
                        "sends a part with a length shorter than its range",
                        onceOnLater(
                                right -> right.with("Content-Length", "1000").then(Then.CLOSE))),
                stored(
                        "calls a part `Content-Encoding: gzip`",
                        onceOnLater(right -> right.with("Content-Encoding", "gzip"))),
                stored(
                        "packs a part on the way (`Content-Encoding: br`)",
                        onceOnLater(
                                right -> right.with("Content-Encoding", "br").body(new byte[right.body.length]))),
                stored(
                        "sends a part with a length that is not its range's",
                        onceOnLater(right -> right.with("Content-Length", String.valueOf(FILE.length)))),
                stored("answers 200 to a part", onceOnLater(SourceCases::asWhole)),
                stored(
                        "answers 200 to a part that is resumed",
                        onLater(right -> right.status == 206 && right.body.length == Fetching.PART
                                ? right.cutAfter(5_000)
                                : asWhole(right))),
                stored("answers 416 to a part", onceOnLater(right -> Reply.of(416, new byte[0]))),
                fails(
                        "changes the file during the transfer, and breaks off ever after",
                        TRANSIENT,
                        (server, request, right) -> request.first() < 0
                                ? right.cutAfter(Fetching.PART + 5_000)
                                : request.number() == 1 ? right : Reply.of(412, new byte[0])),
                fails(
                        "answers 206 to a request for the whole file",
                        CONFIGURATION,
                        always(right -> right.status(206)
                                .without("ETag")
                                .with("Content-Range", range(0, Fetching.PART - 1, FILE.length)))));
    }

    private static List<SourceCase> pages() {
        return List.of(
                fails(
                        "sends `text/html`",
                        TRANSIENT,
                        always(right -> right.with("Content-Type", "TEXT/HTML; charset=utf-8"))),
                fails(
                        "sends a page as `text/csv`",
                        TRANSIENT,
                        always(right -> Reply.of(200, PAGE).with("Content-Type", "text/csv"))),
                fails(
                        "sends an error in XML with 200",
                        TRANSIENT,
                        always(right -> Reply.of(
                                200, "\ufeff\n<?xml version='1.0'?><Error/>".getBytes(StandardCharsets.UTF_8)))),
                fails(
                        "sends a page in place of a part",
                        TRANSIENT,
                        (server, request, right) -> request.number() == 1
                                ? right
                                : Reply.of(200, PAGE).with("Content-Type", "text/html")),
                fails(
                        "floods the head of its answer",
                        TRANSIENT,
                        always(right -> right.with("X-Flood", "x".repeat(400_000)))),
                fails(
                        "floods the head of a part",
                        TRANSIENT,
                        onLater(right -> right.with("X-Flood", "x".repeat(400_000)))));
    }

    private static Reply likeS3(Reply right) {
        return right.with("ETag", "\"" + HexFormat.of().formatHex(md5(FILE)) + "\"")
                .with("x-amz-request-id", "1");
    }

    private static List<SourceCase> checksums() {
        String other = Base64.getEncoder().encodeToString(md5(OTHER_FILE));
        return List.of(
                stored(
                        "is S3, and the ETag is the file's MD5",
                        (server, request, right) -> right.status == 412 ? likeS3(server, request) : likeS3(right)),
                stored(
                        "gives an MD5 that fits only the second time",
                        at(1, right -> asWhole(right).with("Content-MD5", other))),
                stored(
                        "gives a checksum of checksums of parts",
                        always(right -> asWhole(right).with("x-amz-checksum-sha256", other + "-3"))),
                stored(
                        "has an ETag like an MD5, but is not S3",
                        always(right -> asWhole(right).with("ETag", "\"" + "0".repeat(32) + "\""))),
                stored(
                        "is S3 with a key of somebody's own, whose ETag is no MD5",
                        always(right -> asWhole(right)
                                .with("ETag", "\"" + "0".repeat(32) + "\"")
                                .with("x-amz-request-id", "1")
                                .with("x-amz-server-side-encryption", "aws:kms"))),
                fails(
                        "gives another `Content-MD5`",
                        TRANSIENT,
                        always(right -> asWhole(right).with("Content-MD5", other))),
                fails(
                        "gives another `x-amz-checksum-crc32`",
                        TRANSIENT,
                        always(right -> asWhole(right).with("x-amz-checksum-crc32", "AAAAAA=="))),
                fails(
                        "gives another `x-amz-checksum-sha256`",
                        TRANSIENT,
                        always(right -> asWhole(right).with("x-amz-checksum-sha256", other))),
                fails(
                        "gives a checksum that is none",
                        TRANSIENT,
                        always(right -> asWhole(right).with("Content-MD5", "?"))),
                fails(
                        "is S3, and the ETag is another file's MD5",
                        TRANSIENT,
                        always(right -> asWhole(right)
                                .with("ETag", "\"" + "0".repeat(32) + "\"")
                                .with("x-amz-request-id", "1"))));
    }

    /** The server's own ETag is not the MD5, so its precondition fails where S3's holds. */
    private static Reply likeS3(ScriptedServer server, Request request) {
        int first = (int) request.first();
        int end = Math.min(first + Fetching.PART, server.file().length);
        return likeS3(Reply.of(206, java.util.Arrays.copyOfRange(server.file(), first, end))
                .with("Content-Range", "bytes " + first + "-" + (end - 1) + "/" + server.file().length));
    }

    private static byte[] md5(byte[] bytes) {
        try {
            return MessageDigest.getInstance("MD5").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<SourceCase> ends() {
        return List.of(
                fails("answers 403: the address has expired", GONE, always(right -> Reply.of(403, PAGE))),
                fails("answers 403 to a part", GONE, onLater(right -> Reply.of(403, PAGE))),
                fails(
                        "answers 403 when a part is resumed",
                        GONE,
                        onLater(right ->
                                right.body.length == Fetching.PART ? right.cutAfter(5_000) : Reply.of(403, PAGE))),
                fails(
                        "is S3, and answers 403 to a part while later parts come",
                        GONE,
                        (server, request, right) -> isLater(request)
                                ? Reply.of(403, PAGE)
                                : right.status == 412 ? likeS3(server, request) : likeS3(right)),
                fails("answers 404 to a part", GONE, onLater(right -> Reply.of(404, PAGE))),
                fails("answers 410 to a part", GONE, onLater(right -> Reply.of(410, PAGE))),
                fails("answers 400", GONE, always(right -> Reply.of(400, PAGE))),
                fails("has an empty file (200)", DATA, always(right -> Reply.of(200, new byte[0]))),
                fails(
                        "has an empty file (416)",
                        DATA,
                        always(right -> Reply.of(416, new byte[0]).with("Content-Range", "bytes */0"))),
                fails("has an empty file in chunks", DATA, always(right -> chunked(Reply.of(200, new byte[0]), true))),
                fails(
                        "redirects",
                        CONFIGURATION,
                        always(right -> Reply.of(302, PAGE).with("Location", "https://example.org/"))),
                fails(
                        "redirects to a private address",
                        CONFIGURATION,
                        always(right -> Reply.of(302, PAGE).with("Location", "http://169.254.169.254/"))),
                fails(
                        "redirects to itself",
                        CONFIGURATION,
                        always(right -> Reply.of(308, PAGE).with("Location", Fetching.PATH))),
                fails(
                        "redirects a part",
                        CONFIGURATION,
                        onLater(right -> Reply.of(307, PAGE).with("Location", "https://example.org/"))),
                fails(
                        "answers 204",
                        CONFIGURATION,
                        always(right -> Reply.of(204, new byte[0]).without("Content-Length"))));
    }

    private static List<SourceCase> endless() {
        return List.of(
                fails(
                        "sends one byte at a time for longer than there is time",
                        TRANSIENT,
                        onLater(right -> right.then(Then.DRIBBLE))),
                fails(
                        "sends chunks without end",
                        TRANSIENT,
                        always(right -> asWhole(right)
                                .without("Content-Length")
                                .with("Transfer-Encoding", "chunked")
                                .body(ScriptedServer.chunked(FILE, false))
                                .then(Then.DRIBBLE))));
    }
}
