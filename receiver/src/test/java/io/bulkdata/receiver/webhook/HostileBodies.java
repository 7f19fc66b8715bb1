package io.bulkdata.receiver.webhook;

import static io.bulkdata.receiver.webhook.HostileCase.processed;
import static io.bulkdata.receiver.webhook.HostileCase.rejected;
import static io.bulkdata.receiver.webhook.HostileCase.skipped;
import static io.bulkdata.receiver.webhook.HostileCase.tooLarge;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** Bodies that are too large, no text, no JSON, or JSON meant to do harm; each is signed. */
final class HostileBodies {

    private static final String NOT_JSON = "not JSON without repeated keys";
    private static final String NOT_AN_OBJECT = "not a JSON object";
    private static final String NOT_UTF8 = "not UTF-8";
    private static final int LIMIT = 262_144;

    private HostileBodies() {}

    static Stream<HostileCase> cases() {
        return Stream.of(sizes(), encodings(), syntax(), numbers(), structure(), types())
                .flatMap(List::stream);
    }

    static RestProxyEvent body(String text) {
        return RestProxyEvent.signed(Webhooks.bytes(text));
    }

    private static RestProxyEvent bytes(int... bytes) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(Webhooks.bytes("{\"type\":\"email.open\",\"data\":\""));
        for (int value : bytes) {
            body.write(value);
        }
        body.writeBytes(Webhooks.bytes("\"}"));
        return RestProxyEvent.signed(body.toByteArray());
    }

    /** A webhook that is skipped unless something is wrong with its data. */
    private static RestProxyEvent data(String json) {
        return body("{\"type\":\"email.open\",\"data\":" + json + "}");
    }

    private static String ofLength(int length) {
        String frame = "{\"type\":\"email.open\",\"data\":\"\"}";
        return frame.replace("\"\"}", "\"" + "x".repeat(length - frame.length()) + "\"}");
    }

    private static List<HostileCase> sizes() {
        String snowmen = "{\"type\":\"email.open\",\"data\":\"" + "\u2603".repeat(LIMIT / 3) + "\"}";
        return List.of(
                rejected("body: none", body("").with("body", "null"), NOT_AN_OBJECT),
                rejected("body: empty text", body("").text(""), NOT_AN_OBJECT),
                rejected("body: blanks and line ends only", body(" \r\n\t "), NOT_AN_OBJECT),
                skipped("body: exactly 262,144 bytes", body(ofLength(LIMIT))),
                tooLarge("body: one byte more", body(ofLength(LIMIT + 1))),
                tooLarge(
                        "body: one byte more, as text",
                        body(ofLength(LIMIT + 1)).text(ofLength(LIMIT + 1))),
                tooLarge("body: 4 MiB", body(ofLength(4 * 1024 * 1024))),
                tooLarge(
                        "body: fewer characters than the limit, more bytes",
                        body(snowmen).text(snowmen)),
                rejected("body: 262,144 bytes of nonsense", body("x".repeat(LIMIT)), NOT_JSON),
                rejected("body: 262,144 bytes of NULs", body("\0".repeat(LIMIT)), NOT_JSON));
    }

    private static List<HostileCase> encodings() {
        String skippable = "{\"type\":\"email.open\"}";
        return List.of(
                rejected("encoding: ISO-8859-1", bytes(0xe9), NOT_UTF8),
                rejected("encoding: overlong slash (C0 AF)", bytes(0xc0, 0xaf), NOT_UTF8),
                rejected("encoding: overlong NUL (C0 80)", bytes(0xc0, 0x80), NOT_UTF8),
                rejected("encoding: overlong in three bytes (E0 80 AF)", bytes(0xe0, 0x80, 0xaf), NOT_UTF8),
                rejected("encoding: surrogate in UTF-8 (ED A0 80)", bytes(0xed, 0xa0, 0x80), NOT_UTF8),
                rejected("encoding: beyond U+10FFFF (F4 90 80 80)", bytes(0xf4, 0x90, 0x80, 0x80), NOT_UTF8),
                rejected("encoding: character cut off (E2 98)", bytes(0xe2, 0x98), NOT_UTF8),
                rejected("encoding: FE and FF", bytes(0xfe, 0xff), NOT_UTF8),
                rejected("encoding: UTF-16 with its mark", encoded(skippable, StandardCharsets.UTF_16), NOT_UTF8),
                rejected("encoding: UTF-16 without it", encoded(skippable, StandardCharsets.UTF_16LE), NOT_JSON),
                rejected("encoding: UTF-32", encoded(skippable, Charset.forName("UTF-32")), NOT_JSON),
                rejected("encoding: UTF-8 with a byte order mark", body("\ufeff" + skippable), NOT_JSON),
                rejected("encoding: UTF-7", body("+AHsAIg-type+ACI:1+AH0-"), NOT_JSON),
                rejected("encoding: raw NUL inside a text", bytes(0), NOT_JSON),
                rejected("encoding: raw NUL between tokens", body("{\0\"type\":\"email.open\"}"), NOT_JSON),
                rejected("encoding: raw escape character inside a text", bytes(0x1b), NOT_JSON),
                skipped("encoding: noncharacter U+FFFE inside a text", bytes(0xef, 0xbf, 0xbe)));
    }

    private static RestProxyEvent encoded(String text, Charset charset) {
        return RestProxyEvent.signed(text.getBytes(charset));
    }

    private static List<HostileCase> syntax() {
        return List.of(
                rejected("JSON: nonsense", body("nonsense"), NOT_JSON),
                rejected("JSON: HTML", body("<!doctype html><html></html>"), NOT_JSON),
                rejected("JSON: XML with an external entity", body(XML), NOT_JSON),
                rejected("JSON: a form", body("type=data.full_table_exported&data=x"), NOT_JSON),
                rejected("JSON: an array", body("[1,2]"), NOT_AN_OBJECT),
                rejected("JSON: a text", body("\"data.full_table_exported\""), NOT_AN_OBJECT),
                rejected("JSON: a number", body("42"), NOT_AN_OBJECT),
                rejected("JSON: null", body("null"), NOT_AN_OBJECT),
                rejected("JSON: cut off", body("{\"type\":\"email.open\",\"da"), NOT_JSON),
                rejected("JSON: two objects", body("{\"type\":\"email.open\"}{\"type\":\"email.open\"}"), NOT_JSON),
                rejected("JSON: something after the end", body("{\"type\":\"email.open\"};"), NOT_JSON),
                rejected("JSON: comma before the end", body("{\"type\":\"email.open\",}"), NOT_JSON),
                rejected("JSON: comment", body("{\"type\":\"email.open\"/**/}"), NOT_JSON),
                rejected("JSON: single quotes", body("{'type':'email.open'}"), NOT_JSON),
                rejected("JSON: key without quotes", body("{type:\"email.open\"}"), NOT_JSON),
                rejected("JSON: unknown escape", data("\"\\x41\""), NOT_JSON),
                rejected("JSON: half an escape", data("\"\\u00\""), NOT_JSON),
                rejected("JSON: line end inside a text", data("\"a\nb\""), NOT_JSON),
                skipped("JSON: lone surrogate, escaped", data("\"\\ud800\"")),
                skipped("JSON: NUL, escaped", data("\"\\u0000\"")));
    }

    private static final String XML =
            "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x type=\"email.open\">&e;</x>";

    private static List<HostileCase> numbers() {
        return List.of(
                skipped("number: 1e999999999", data("1e999999999")),
                skipped("number: -1e999999999", data("-1e999999999")),
                skipped("number: 1e-999999999", data("1e-999999999")),
                skipped("number: 1,000 digits", data("9".repeat(1_000))),
                rejected("number: 1,001 digits", data("9".repeat(1_001)), NOT_JSON),
                rejected("number: 200,000 digits", data("9".repeat(200_000)), NOT_JSON),
                rejected("number: exponent of 2,000 digits", data("1e" + "9".repeat(2_000)), NOT_JSON),
                rejected("number: NaN", data("NaN"), NOT_JSON),
                rejected("number: leading zero", data("007"), NOT_JSON),
                rejected("number: hexadecimal", data("0x10"), NOT_JSON));
    }

    private static List<HostileCase> structure() {
        String deepest = "[".repeat(31) + "]".repeat(31);
        return List.of(
                rejected(
                        "key twice: type, harmless first",
                        body("{\"type\":\"email.open\",\"type\":\"data.full_table_exported\"}"),
                        NOT_JSON),
                rejected(
                        "key twice: type, the second escaped",
                        body("{\"type\":\"email.open\",\"\\u0074ype\":\"email.open\"}"),
                        NOT_JSON),
                rejected("key twice: far down", data("{\"a\":[{\"b\":1,\"b\":2}]}"), NOT_JSON),
                rejected("key twice: data.url", body(HostileAddresses.twice()), NOT_JSON),
                skipped("nesting: 32 levels", data(deepest)),
                rejected("nesting: 33 levels", data("[" + deepest + "]"), NOT_JSON),
                rejected("nesting: 100,000 levels", data("[".repeat(100_000) + "]".repeat(100_000)), NOT_JSON),
                rejected("nesting: 250,000 levels never closed", body("[".repeat(250_000)), NOT_JSON),
                rejected("nesting: 40,000 objects never closed", body("{\"a\":".repeat(40_000)), NOT_JSON),
                skipped("key: 10,000 characters", data("{\"" + "k".repeat(10_000) + "\":1}")),
                rejected("key: 60,000 characters", data("{\"" + "k".repeat(60_000) + "\":1}"), NOT_JSON),
                skipped("keys: 8,000 with the same hash", data(collidingKeys())),
                skipped("key: name of a Java class", data("{\"@class\":\"java.lang.ProcessBuilder\",\"@type\":1}")));
    }

    /** "Aa" and "BB" have the same hash, and so has everything made of them. */
    private static String collidingKeys() {
        StringBuilder keys = new StringBuilder("{");
        for (int i = 0; i < 8_000; i++) {
            keys.append(i == 0 ? "\"" : ",\"");
            for (int bit = 0; bit < 13; bit++) {
                keys.append((i >> bit & 1) == 0 ? "Aa" : "BB");
            }
            keys.append("\":1");
        }
        return keys.append('}').toString();
    }

    private static List<HostileCase> types() {
        return List.of(
                rejected("type: missing", body("{\"data\":{}}"), "no type"),
                rejected("type: null", body("{\"type\":null}"), "no type"),
                rejected("type: number", body("{\"type\":7}"), "no type"),
                rejected("type: array", body("{\"type\":[\"data.full_table_exported\"]}"), "no type"),
                skipped("type: empty", body("{\"type\":\"\"}")),
                skipped("type: upper case", body("{\"type\":\"DATA.FULL_TABLE_EXPORTED\"}")),
                skipped("type: blank after it", body("{\"type\":\"data.full_table_exported \"}")),
                skipped("type: NUL after it", body("{\"type\":\"data.full_table_exported\\u0000\"}")),
                skipped("type: lone surrogate after it", body("{\"type\":\"data.full_table_exported\\udfff\"}")),
                skipped("type: 10,000 characters", body("{\"type\":\"" + "t".repeat(10_000) + "\"}")),
                processed("type: spelt with escapes", HostileAddresses.escapedType()));
    }
}
