package io.bulkdata.receiver.webhook;

import static io.bulkdata.receiver.webhook.HostileCase.notAllowed;
import static io.bulkdata.receiver.webhook.HostileCase.notFound;
import static io.bulkdata.receiver.webhook.HostileCase.processed;
import static io.bulkdata.receiver.webhook.HostileCase.rejected;
import static io.bulkdata.receiver.webhook.HostileCase.thrownOut;
import static io.bulkdata.receiver.webhook.HostileCase.unauthorized;
import static io.bulkdata.receiver.webhook.ProxyEvent.SIGNATURE_HEADER;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/** Methods, paths, headers and events as no well-behaved sender has them. Unless it says otherwise, the webhook is a good one. */
final class HostileRequests {

    private static final byte[] BODY = Webhooks.announcing(HostileAddresses.GOOD);
    private static final String ANY_PATH = "/{proxy+}";

    private HostileRequests() {}

    static Stream<HostileCase> cases() {
        return Stream.of(methods(), paths(), morePaths(), headers(), transfers(), bodies(), events())
                .flatMap(List::stream);
    }

    private static RestProxyEvent good() {
        return RestProxyEvent.signed(BODY);
    }

    private static List<HostileCase> methods() {
        return List.of(
                notAllowed("method: GET", good().method("GET")),
                notAllowed("method: HEAD", good().method("HEAD")),
                notAllowed("method: PUT", good().method("PUT")),
                notAllowed("method: PATCH", good().method("PATCH")),
                notAllowed("method: DELETE", good().method("DELETE")),
                notAllowed("method: OPTIONS", good().method("OPTIONS")),
                notAllowed("method: TRACE", good().method("TRACE")),
                notAllowed("method: CONNECT", good().method("CONNECT")),
                notAllowed("method: post in lower case", good().method("post")),
                notAllowed("method: unknown word", good().method("SMUGGLE")),
                notAllowed("method: line end behind", good().method("POST\r\nX: y")),
                notAllowed(
                        "method: GET, overridden by a header",
                        good().method("GET").header("X-HTTP-Method-Override", "POST")),
                processed("method: POST, overridden by a header", good().header("X-HTTP-Method-Override", "DELETE")));
    }

    private static HostileCase elsewhere(String name, String path) {
        return notFound("path: " + name, good().path(path, ANY_PATH));
    }

    private static List<HostileCase> paths() {
        return List.of(
                elsewhere("root", "/"),
                elsewhere("empty", ""),
                elsewhere("another", "/other"),
                elsewhere("two slashes in front", "//webhook"),
                elsewhere("slash behind", "/webhook/"),
                elsewhere("two segments behind", "/webhook/a/b"),
                elsewhere("dot segments", "/webhook/../x"),
                elsewhere("dot segments that lead back", "/x/../webhook"),
                elsewhere("letter encoded", "/%77ebhook"),
                elsewhere("parameter behind a semicolon", "/webhook;x=1"),
                elsewhere("encoded slash in front", "%2fwebhook"),
                elsewhere("NUL behind", "/webhook\0"),
                elsewhere("NUL behind, encoded", "/webhook%00"));
    }

    private static List<HostileCase> morePaths() {
        return List.of(
                elsewhere("percent sign that encodes nothing", "/%zz"),
                elsewhere("capitals", "/WEBHOOK"),
                elsewhere("backslash", "\\webhook"),
                elsewhere("whole address", "https://evil.example/webhook"),
                elsewhere("query inside it", "/webhook?x=1"),
                elsewhere("blank behind", "/webhook "),
                elsewhere("line end behind", "/webhook\r\nX: y"),
                elsewhere("fullwidth slash", "\uff0fwebhook"),
                elsewhere("100,000 characters", "/" + "w".repeat(100_000)),
                notFound("path: null", good().path(null, null)),
                unauthorized("path: token nobody asked for", good().path("/webhook/0123456789abcdef", ANY_PATH)),
                unauthorized(
                        "path: encoded slash behind",
                        good().path("/webhook%2fx", ANY_PATH).path("/webhook/%2fx", ANY_PATH)),
                processed(
                        "path: query besides it",
                        good().with("multiValueQueryStringParameters", "{\"%zz\":[\"&\",null],\"\":[\"\"]}")));
    }

    private static List<HostileCase> headers() {
        return List.of(
                processed(
                        "header: names in capitals",
                        new RestProxyEvent()
                                .header("X-CONTROLSHIFT-WEBHOOK-SIGNATURE", Webhooks.sign(BODY))
                                .base64(BODY)),
                processed(
                        "header: content type of a form",
                        good().header("Content-Type", "application/x-www-form-urlencoded")),
                processed("header: content type of a page", good().header("Content-Type", "text/html; charset=utf-16")),
                processed(
                        "header: content type of several parts",
                        good().header("Content-Type", "multipart/form-data; boundary=x")),
                processed("header: content type that is none", good().header("Content-Type", ";;;charset=\"")),
                processed("header: no content type", good().header("Content-Type", "")),
                processed(
                        "header: language and cookies that are none",
                        good().header("Accept-Language", "*;q=x,,\u0000").header("Cookie", "=;a=\u0001;;b")),
                processed("header: date that is none", good().header("If-Modified-Since", "never")),
                processed("header: 10,000 characters", good().header("X-Long", "x".repeat(10_000))),
                processed(
                        "header: 1,000 values",
                        good().header("X-Many", "x,".repeat(1_000).split(","))),
                processed("header: host of somebody else", good().header("Host", "evil.example")),
                processed("header: only single values", good().withoutMultiValueHeaders()),
                processed("header: only several values", good().with("headers", "null")),
                processed(
                        "header: forwarded by nobody knows",
                        good().header("X-Forwarded-For", "nobody, ,::1").header("X-Forwarded-Proto", "gopher")));
    }

    private static List<HostileCase> transfers() {
        return List.of(
                processed("transfer: length of zero", good().header("Content-Length", "0")),
                processed("transfer: negative length", good().header("Content-Length", "-1")),
                processed("transfer: length that is no number", good().header("Content-Length", "many")),
                processed("transfer: two lengths", good().header("Content-Length", "5", "6")),
                processed(
                        "transfer: chunked and a length",
                        good().header("Transfer-Encoding", "chunked").header("Content-Length", "3")),
                processed("transfer: encoding nobody knows", good().header("Transfer-Encoding", "xchunked")),
                processed("transfer: waits for 100-continue", good().header("Expect", "100-continue")),
                processed(
                        "transfer: upgrade to another protocol",
                        good().header("Connection", "Upgrade").header("Upgrade", "h2c")),
                processed("transfer: called gzip and is not", good().header("Content-Encoding", "gzip")),
                processed("transfer: encoding nobody knows of the content", good().header("Content-Encoding", "evil")),
                rejected(
                        "transfer: packed with gzip, packed bytes signed",
                        RestProxyEvent.signed(gzip(BODY)).header("Content-Encoding", "gzip"),
                        "not UTF-8"),
                unauthorized(
                        "transfer: packed with gzip, plain bytes signed",
                        good().header("Content-Encoding", "gzip").base64(gzip(BODY))));
    }

    private static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    private static List<HostileCase> bodies() {
        String base64 = Base64.getEncoder().encodeToString(BODY);
        return List.of(
                unauthorized("event: base64 that is none", good().base64("****")),
                unauthorized("event: base64 cut off", good().base64(base64.substring(0, base64.length() - 3))),
                unauthorized(
                        "event: base64 with line ends",
                        good().base64(base64.substring(0, 76) + "\r\n" + base64.substring(76))),
                unauthorized("event: base64 for addresses", good().base64("-_-_")),
                unauthorized("event: base64 not called so", good().text(base64)),
                unauthorized("event: text called base64", good().base64(new String(BODY, StandardCharsets.UTF_8))),
                unauthorized("event: no body", good().with("body", "null")),
                unauthorized("event: neither headers nor body", new RestProxyEvent().withoutHeaders()),
                processed("event: no context", good().without("requestContext")),
                processed("event: context null", good().with("requestContext", "null")),
                processed("event: no identity", good().with("requestContext", "{}")),
                processed("event: fields nobody knows yet", good().with("new", "{\"a\":[1]}")));
    }

    private static List<HostileCase> events() {
        String sqs = "{\"Records\":[{\"messageId\":\"1\",\"body\":\"{}\",\"eventSource\":\"aws:sqs\"}]}";
        String http = "{\"version\":\"2.0\",\"rawPath\":\"/webhook\",\"headers\":{\"" + SIGNATURE_HEADER
                + "\":\"x\"},\"requestContext\":{\"http\":{\"method\":\"POST\",\"path\":\"/webhook\"}},\"body\":\"{}\"}";
        return List.of(
                thrownOut("event: of an HTTP API, payload 2.0", http, "payload_format_version"),
                thrownOut("event: of a queue", sqs, "only API Gateway"),
                thrownOut("event: of a schedule", "{\"source\":\"aws.events\",\"detail\":{}}", "only API Gateway"),
                thrownOut("event: empty method", "{\"httpMethod\":\"\",\"path\":\"/webhook\"}", "only API Gateway"),
                thrownOut("event: empty object", "{}", "only API Gateway"),
                thrownOut("event: null", "null", "only API Gateway"),
                thrownOut("event: array", "[]", "only API Gateway"),
                thrownOut("event: text", "\"warm up\"", "only API Gateway"),
                thrownOut("event: not JSON", "nonsense 5ecre7", "not JSON"),
                thrownOut("event: nothing at all", "", "only API Gateway"),
                thrownOut(
                        "event: body that is an object",
                        "{\"httpMethod\":\"POST\",\"body\":{\"a\":\"5ecre7\"}}",
                        "where a text must be"));
    }
}
