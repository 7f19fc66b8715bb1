package io.bulkdata.receiver.webhook;

import static io.bulkdata.receiver.webhook.HostileCase.processed;
import static io.bulkdata.receiver.webhook.HostileCase.rejected;
import static io.bulkdata.receiver.webhook.HostileCase.unauthorized;
import static io.bulkdata.receiver.webhook.ProxyEvent.SIGNATURE_HEADER;

import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Forged, malformed and missing signatures, tokens, passwords and senders, for a webhook that is good in itself. */
final class HostileClaims {

    static final String TOKEN = "t0ken-5ecre7-of-the-path";
    static final String PASSWORD = "pa55:w\u00f6rd 5ecre7";

    private static final byte[] BODY = Webhooks.announcing(HostileAddresses.GOOD);
    private static final String SIGNATURE = Webhooks.sign(BODY);
    private static final String HEX = SIGNATURE.substring("sha256:".length());

    private static final Map<String, String> WITH_TOKEN = Map.of("BULKDATA_WEBHOOK_TOKEN", TOKEN);
    private static final Map<String, String> WITH_PASSWORD =
            Map.of("BULKDATA_WEBHOOK_USER", "controlshift", "BULKDATA_WEBHOOK_PASSWORD", PASSWORD);
    private static final Map<String, String> WITH_SENDERS =
            Map.of("BULKDATA_WEBHOOK_SENDERS", "controlshift,2001:db8::/32,198.51.100.0/24");
    private static final Map<String, String> UNSIGNED =
            Map.of("BULKDATA_WEBHOOK_SIGNATURE", "off", "BULKDATA_WEBHOOK_TOKEN", TOKEN);

    private HostileClaims() {}

    static Stream<HostileCase> cases() {
        return Stream.of(signatures(), moreSignatures(), tokens(), passwords(), senders(), unsigned())
                .flatMap(List::stream);
    }

    private static RestProxyEvent signedAs(String... values) {
        return new RestProxyEvent().header(SIGNATURE_HEADER, values).base64(BODY);
    }

    private static RestProxyEvent good() {
        return RestProxyEvent.signed(BODY);
    }

    private static List<HostileCase> signatures() {
        byte[] changed = BODY.clone();
        changed[BODY.length - 1] = ' ';
        return List.of(
                unauthorized("signature: none", new RestProxyEvent().base64(BODY)),
                unauthorized("signature: empty", signedAs("")),
                unauthorized("signature: blanks", signedAs("   ")),
                unauthorized("signature: by another secret", signedAs(Webhooks.sign(BODY, "guessed"))),
                unauthorized("signature: of another body", signedAs(Webhooks.sign(Webhooks.bytes("{}")))),
                unauthorized("signature: of the body without its last line end", good().base64(changed)),
                unauthorized("signature: twice the same", signedAs(SIGNATURE, SIGNATURE)),
                unauthorized("signature: a forged one and a good one", signedAs("sha256:00", SIGNATURE)),
                unauthorized(
                        "signature: twice, the name in capitals once",
                        good().header("X-CONTROLSHIFT-WEBHOOK-SIGNATURE", SIGNATURE)),
                unauthorized("signature: two in one header", signedAs(SIGNATURE + "," + SIGNATURE)),
                unauthorized(
                        "signature: header of another name",
                        new RestProxyEvent()
                                .header("x-hub-signature-256", SIGNATURE)
                                .base64(BODY)),
                unauthorized(
                        "signature: null", good().with("multiValueHeaders", "{\"" + SIGNATURE_HEADER + "\":[null]}")),
                unauthorized(
                        "signature: no value",
                        good().with("headers", "null").with("multiValueHeaders", "{\"" + SIGNATURE_HEADER + "\":[]}")),
                unauthorized(
                        "signature: in the query",
                        new RestProxyEvent()
                                .with("queryStringParameters", "{\"" + SIGNATURE_HEADER + "\":\"" + SIGNATURE + "\"}")
                                .base64(BODY)));
    }

    private static List<HostileCase> moreSignatures() {
        return List.of(
                unauthorized("signature: SHA-1", signedAs("sha1:" + HEX.substring(24))),
                unauthorized("signature: SHA256 in capitals", signedAs("SHA256:" + HEX)),
                unauthorized("signature: equals sign", signedAs("sha256=" + HEX)),
                unauthorized("signature: hex alone", signedAs(HEX)),
                unauthorized("signature: algorithm none", signedAs("none:")),
                unauthorized("signature: 63 digits", signedAs(SIGNATURE.substring(0, SIGNATURE.length() - 1))),
                unauthorized("signature: 65 digits", signedAs(SIGNATURE + "0")),
                unauthorized("signature: 10,000 digits", signedAs("sha256:" + "0".repeat(10_000))),
                unauthorized("signature: a digit that is none", signedAs(SIGNATURE.substring(0, 70) + "g")),
                unauthorized("signature: digits of another script", signedAs("sha256:" + "\u0661".repeat(64))),
                unauthorized(
                        "signature: in base64",
                        signedAs("sha256:" + Base64.getEncoder().encodeToString(Webhooks.bytes(HEX)))),
                unauthorized("signature: blank in front", signedAs(" " + SIGNATURE)),
                unauthorized("signature: line end behind", signedAs(SIGNATURE + "\n")),
                unauthorized("signature: NUL behind", signedAs(SIGNATURE + "\0")),
                unauthorized("signature: only zeros", signedAs("sha256:" + "0".repeat(64))),
                unauthorized(
                        "signature: forged, of nonsense",
                        RestProxyEvent.signed(BODY).base64(Webhooks.bytes("no JSON"))),
                processed("signature: digits in capitals", signedAs("sha256:" + HEX.toUpperCase(Locale.ROOT))));
    }

    private static List<HostileCase> tokens() {
        return Stream.of(
                        processed("token: the right one", good().token(TOKEN)),
                        processed("token: the right one, any resource", good().path("/webhook/" + TOKEN, "/{proxy+}")),
                        unauthorized("token: none", good()),
                        unauthorized("token: wrong", good().token("x".repeat(TOKEN.length()))),
                        unauthorized("token: first half", good().token(TOKEN.substring(0, 12))),
                        unauthorized("token: one character more", good().token(TOKEN + "x")),
                        unauthorized("token: other case", good().token(TOKEN.toUpperCase(Locale.ROOT))),
                        unauthorized("token: encoded", good().token(TOKEN.replace("t", "%74"))),
                        unauthorized(
                                "token: in the query",
                                good().with("queryStringParameters", "{\"token\":\"" + TOKEN + "\"}")),
                        unauthorized(
                                "token: right, signature forged",
                                signedAs("sha256:" + "0".repeat(64)).token(TOKEN)))
                .map(tried -> tried.to(WITH_TOKEN))
                .toList();
    }

    private static RestProxyEvent authorized(String... values) {
        return good().header("Authorization", values);
    }

    private static String basic(String userAndPassword) {
        return "Basic " + Base64.getEncoder().encodeToString(Webhooks.bytes(userAndPassword));
    }

    private static List<HostileCase> passwords() {
        String right = basic("controlshift:" + PASSWORD);
        return Stream.of(
                        processed("password: the right one", authorized(right)),
                        processed("password: scheme in lower case", authorized(right.replace("Basic", "basic"))),
                        unauthorized("password: none", good()),
                        unauthorized("password: wrong", authorized(basic("controlshift:guessed"))),
                        unauthorized("password: empty", authorized(basic("controlshift:"))),
                        unauthorized("password: wrong user", authorized(basic("admin:" + PASSWORD))),
                        unauthorized("password: no colon", authorized(basic("controlshift"))),
                        unauthorized("password: not base64", authorized("Basic controlshift:" + PASSWORD)),
                        unauthorized("password: as a bearer token", authorized("Bearer " + PASSWORD)),
                        unauthorized("password: two headers", authorized(right, right)),
                        unauthorized("password: NUL behind", authorized(basic("controlshift:" + PASSWORD + "\0"))),
                        unauthorized(
                                "password: right, signature missing",
                                new RestProxyEvent()
                                        .header("Authorization", right)
                                        .base64(BODY)))
                .map(tried -> tried.to(WITH_PASSWORD))
                .toList();
    }

    private static List<HostileCase> senders() {
        return Stream.of(
                        processed("sender: of ControlShift", good().sender("18.195.87.158")),
                        processed("sender: in a block", good().sender("198.51.100.200")),
                        processed("sender: in a block of IPv6", good().sender("2001:db8:1::1")),
                        processed("sender: IPv4 inside IPv6", good().sender("::ffff:54.144.65.46")),
                        unauthorized("sender: stranger", good().sender("203.0.113.9")),
                        unauthorized(
                                "sender: stranger who says he is forwarded",
                                good().sender("203.0.113.9").header("X-Forwarded-For", "54.144.65.46")),
                        unauthorized("sender: beside a block", good().sender("198.51.101.0")),
                        unauthorized("sender: name instead of an address", good().sender("localhost")),
                        unauthorized("sender: line of a log", good().sender("1.2.3.4\nERROR forged")),
                        unauthorized("sender: empty", good().sender("")),
                        unauthorized("sender: unknown", good().without("requestContext")))
                .map(tried -> tried.to(WITH_SENDERS))
                .toList();
    }

    private static List<HostileCase> unsigned() {
        return Stream.of(
                        processed(
                                "opt-out: no signature, but the token",
                                new RestProxyEvent().base64(BODY).token(TOKEN)),
                        unauthorized("opt-out: neither signature nor token", new RestProxyEvent().base64(BODY)),
                        rejected(
                                "opt-out: nonsense with the token",
                                new RestProxyEvent()
                                        .base64(Webhooks.bytes("nonsense"))
                                        .token(TOKEN),
                                "not JSON"))
                .map(tried -> tried.to(UNSIGNED))
                .toList();
    }
}
