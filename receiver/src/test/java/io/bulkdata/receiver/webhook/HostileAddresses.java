package io.bulkdata.receiver.webhook;

import static io.bulkdata.receiver.webhook.HostileCase.processed;
import static io.bulkdata.receiver.webhook.HostileCase.rejected;

import java.util.List;
import java.util.stream.Stream;

/** Addresses of exports that lead elsewhere, or try to. Each is JSON text, and each webhook is signed. */
final class HostileAddresses {

    static final String BUCKET = "agra-data-exports-staging";
    static final String HOST = BUCKET + ".s3.amazonaws.com";
    static final String PATH = "/acme/full/signatures/20261120/signatures_20261120014346.csv";
    static final String QUERY = "?X-Amz-Signature=5ecre7";
    static final String GOOD = "https://" + HOST + PATH + QUERY;

    private static final String NO_ADDRESS = "not an address";
    private static final String NO_WEB = "not a web address with a host";
    private static final String HOST_REFUSED = "host is not allowed";
    private static final String BUCKET_REFUSED = "bucket is not allowed";
    private static final String USER = "carries a user's name";
    private static final String DOTS = "dot segment";

    private HostileAddresses() {}

    static Stream<HostileCase> cases() {
        return Stream.of(schemes(), hosts(), lookAlikes(), authorities(), paths(), forms(), allowed())
                .flatMap(List::stream);
    }

    /** A signed announcement of that data, which is the inside of a JSON object. */
    static RestProxyEvent data(String fields) {
        return HostileBodies.body("{\"type\":\"data.full_table_exported\",\"data\":{" + fields
                + "},\"jid\":\"3bae68e1c1c6b418e1a855ec\"}\n");
    }

    static String twice() {
        return "{\"type\":\"data.full_table_exported\",\"data\":{\"table\":\"t\",\"url\":\"" + GOOD
                + "\",\"url\":\"https://evil.example/\"}}";
    }

    static RestProxyEvent escapedType() {
        return HostileBodies.body(
                "{\"type\":\"data\\u002eful\\u006c_table_exported\",\"data\":{\"table\":\"signatures\"," + "\"url\":\""
                        + GOOD.replace("/", "\\/") + "\"}}");
    }

    private static RestProxyEvent url(String text) {
        return data("\"table\":\"signatures\",\"url\":\"" + text + "\"");
    }

    private static RestProxyEvent at(String host) {
        return url("https://" + host + PATH + QUERY);
    }

    private static List<HostileCase> schemes() {
        return List.of(
                rejected("address: http", url("http://" + HOST + PATH + QUERY), "not https"),
                rejected("address: HTTP in capitals", url("HTTP://" + HOST + PATH + QUERY), "not https"),
                rejected("address: ftp", url("ftp://" + HOST + PATH + QUERY), NO_WEB),
                rejected("address: file", url("file:///etc/passwd"), NO_WEB),
                rejected("address: file with a host", url("file://" + HOST + "/etc/passwd"), NO_WEB),
                rejected("address: jar inside https", url("jar:https://" + HOST + "/a.jar!/b.csv"), NO_WEB),
                rejected("address: data", url("data:text/csv,id%0A1"), NO_WEB),
                rejected("address: javascript", url("javascript:alert(1)"), NO_WEB),
                rejected("address: gopher", url("gopher://127.0.0.1:6379/_FLUSHALL"), NO_WEB),
                rejected("address: s3", url("s3://" + BUCKET + PATH), NO_WEB),
                rejected("address: https without slashes", url("https:" + HOST + PATH), NO_WEB),
                rejected("address: https with three slashes", url("https:///" + HOST + PATH), NO_WEB),
                rejected("address: no scheme", url("//" + HOST + PATH), NO_WEB),
                rejected("address: path only", url(PATH), NO_WEB));
    }

    private static List<HostileCase> hosts() {
        return List.of(
                rejected("host: localhost", at("localhost"), HOST_REFUSED),
                rejected("host: 127.0.0.1", at("127.0.0.1"), HOST_REFUSED),
                rejected("host: 127.0.0.1 as one number", at("2130706433"), HOST_REFUSED),
                rejected("host: 127.0.0.1 in octal", at("0177.0.0.01"), HOST_REFUSED),
                rejected("host: 127.0.0.1 in hexadecimal", at("0x7f000001"), HOST_REFUSED),
                rejected("host: 127.1", at("127.1"), NO_WEB),
                rejected("host: 0.0.0.0", at("0.0.0.0"), HOST_REFUSED),
                rejected("host: 10.0.0.1", at("10.0.0.1"), HOST_REFUSED),
                rejected("host: metadata of EC2", at("169.254.169.254"), HOST_REFUSED),
                rejected("host: metadata of EC2 as one number", at("2852039166"), HOST_REFUSED),
                rejected("host: metadata of EC2 in IPv6", at("[fd00:ec2::254]"), HOST_REFUSED),
                rejected("host: credentials of ECS", at("169.254.170.2"), HOST_REFUSED),
                rejected("host: metadata of Google by name", at("metadata.google.internal"), HOST_REFUSED),
                rejected("host: IPv6 loopback", at("[::1]"), HOST_REFUSED),
                rejected("host: IPv4 inside IPv6", at("[::ffff:169.254.169.254]"), HOST_REFUSED),
                rejected("host: IPv6 with a zone", at("[fe80::1%25eth0]"), HOST_REFUSED),
                rejected("host: the function's own runtime", at("127.0.0.1:9001"), HOST_REFUSED),
                rejected("host: none", url("https:///"), NO_WEB),
                rejected("host: only a port", at(":443"), NO_WEB),
                rejected("host: only a dot", at("."), NO_WEB));
    }

    private static List<HostileCase> lookAlikes() {
        return List.of(
                rejected("look-alike: S3's name in front", at(HOST + ".evil.example"), HOST_REFUSED),
                rejected("look-alike: S3 joined on", at("evils3.amazonaws.com"), HOST_REFUSED),
                rejected("look-alike: bucket as a folder elsewhere", at("evil.example/" + BUCKET), HOST_REFUSED),
                rejected("look-alike: trailing dot", at(HOST + "."), HOST_REFUSED),
                rejected("look-alike: two dots", at(BUCKET + "..s3.amazonaws.com"), NO_WEB),
                rejected("look-alike: amazonaws with a one", at(BUCKET + ".s3.amazonaws.c0m"), HOST_REFUSED),
                rejected("look-alike: Cyrillic letter", at(BUCKET + ".s3.\u0430mazonaws.com"), NO_ADDRESS),
                rejected("look-alike: fullwidth dot", at(BUCKET + ".s3\uff0eamazonaws.com"), NO_ADDRESS),
                rejected("look-alike: Kelvin sign for k", at("agra-data-e\u212aports.s3.amazonaws.com"), NO_ADDRESS),
                rejected("look-alike: punycode", at(BUCKET + ".s3.xn--mazonaws-g9a.com"), HOST_REFUSED),
                rejected("look-alike: bucket with something in front", at("x" + HOST), BUCKET_REFUSED),
                rejected("look-alike: bucket with a domain in front", at("x." + HOST), BUCKET_REFUSED),
                rejected(
                        "look-alike: bucket with something behind", at(BUCKET + "-x.s3.amazonaws.com"), BUCKET_REFUSED),
                rejected("look-alike: somebody else's bucket", at("evil.s3.amazonaws.com"), BUCKET_REFUSED),
                rejected("S3: website of the bucket", at(BUCKET + ".s3-website-us-east-1.amazonaws.com"), HOST_REFUSED),
                rejected(
                        "S3: access point",
                        at(BUCKET + "-111122223333.s3-accesspoint.us-east-1.amazonaws.com"),
                        HOST_REFUSED),
                rejected("S3: dual stack", at(BUCKET + ".s3.dualstack.us-east-1.amazonaws.com"), HOST_REFUSED),
                rejected("S3: FIPS", at(BUCKET + ".s3-fips.us-east-1.amazonaws.com"), HOST_REFUSED),
                rejected("S3: acceleration", at(BUCKET + ".s3-accelerate.amazonaws.com"), HOST_REFUSED),
                rejected("S3: China", at(BUCKET + ".s3.cn-north-1.amazonaws.com.cn"), HOST_REFUSED),
                rejected("S3: path style, no bucket", url("https://s3.amazonaws.com/" + QUERY), BUCKET_REFUSED),
                rejected("S3: path style, other bucket", at("s3.amazonaws.com/evil"), BUCKET_REFUSED),
                rejected("S3: path style, empty bucket first", at("s3.amazonaws.com//" + BUCKET), BUCKET_REFUSED),
                rejected(
                        "S3: path style, bucket encoded",
                        at("s3.amazonaws.com/agra%2ddata-exports-staging"),
                        BUCKET_REFUSED));
    }

    private static List<HostileCase> authorities() {
        return List.of(
                rejected("authority: user and password", at("user:5ecre7@" + HOST), USER),
                rejected("authority: empty user", at("@" + HOST), USER),
                rejected("authority: allowed host as the user", at(HOST + "@evil.example"), USER),
                rejected("authority: two at signs", at("a@b@" + HOST), NO_WEB),
                rejected("authority: at sign encoded", at(HOST + "%40evil.example"), NO_WEB),
                rejected("authority: port 8443", at(HOST + ":8443"), HOST_REFUSED),
                rejected("authority: port 0", at(HOST + ":0"), HOST_REFUSED),
                rejected("authority: port of 20 digits", at(HOST + ":99999999999999999999"), NO_WEB),
                rejected("authority: negative port", at(HOST + ":-443"), NO_WEB),
                rejected("authority: NUL encoded in the host", at(HOST + "%00.evil.example"), NO_WEB),
                rejected("authority: backslash", at("evil.example\\\\@" + HOST), NO_ADDRESS),
                rejected("authority: blank in the host", at("evil.example " + HOST), NO_ADDRESS),
                rejected("authority: underscore in the host", at("agra_data.s3.amazonaws.com"), NO_WEB));
    }

    private static List<HostileCase> paths() {
        String style = "https://s3.amazonaws.com/" + BUCKET;
        return List.of(
                rejected("address's path: dot segments into another bucket", url(style + "/../evil/a.csv"), DOTS),
                rejected("address's path: dot segments, encoded", url(style + "/%2e%2E/evil/a.csv"), DOTS),
                rejected("address's path: dot segments, half encoded", url(style + "/.%2e/evil/a.csv"), DOTS),
                rejected("address's path: dot segments behind an encoded slash", url(style + "/..%2Fevil/a.csv"), DOTS),
                rejected("address's path: single dot", url(style + "/./a.csv"), DOTS),
                rejected("address's path: backslash", url(style + "\\\\..\\\\evil"), NO_ADDRESS),
                rejected("address's path: percent sign that encodes nothing", url(style + "/%zz"), NO_ADDRESS),
                rejected("address's path: fragment", url(GOOD + "#x"), "fragment"),
                processed("address's path: dots encoded twice stay a name", url(style + "/%252e%252e/evil/a.csv")),
                processed(
                        "address's path: line end encoded stays encoded in the log",
                        url(style + "/a%0d%0aERROR%20forged")),
                processed("address's path: NUL encoded", url(style + "/a%00.csv")));
    }

    private static List<HostileCase> forms() {
        return List.of(
                rejected("address: missing", data("\"table\":\"signatures\""), "data.url is missing"),
                rejected("address: null", data("\"table\":\"signatures\",\"url\":null"), "data.url is missing"),
                rejected("address: array", data("\"table\":\"t\",\"url\":[\"" + GOOD + "\"]"), "data.url is missing"),
                rejected("address: empty", url(""), "is not a web address"),
                rejected("address: blank in front", url(" " + GOOD), NO_ADDRESS),
                rejected("address: line end behind", url(GOOD + "\\n"), NO_ADDRESS),
                rejected("address: tab inside", url(GOOD.replace("/full", "/fu\\tll")), NO_ADDRESS),
                rejected("address: NUL inside", url(GOOD + "\\u0000"), NO_ADDRESS),
                rejected("address: letters that are not ASCII", url(GOOD + "&x=\u00e9"), NO_ADDRESS),
                rejected("address: lone surrogate", url(GOOD + "\\ud800"), NO_ADDRESS),
                rejected("address: noncharacter U+FFFE", url(GOOD + "\\ufffe"), NO_ADDRESS),
                rejected("address: 10,000 characters", url(GOOD + "x".repeat(10_000)), "longer than 8192"),
                rejected(
                        "address: characters for a template", url("https://${jndi:ldap://evil.example}/"), NO_ADDRESS));
    }

    private static List<HostileCase> allowed() {
        return List.of(
                processed("address: 8,192 characters", url(GOOD + "x".repeat(8_192 - GOOD.length()))),
                processed(
                        "address: capitals in scheme and host", url("HTTPS://" + BUCKET + ".S3.AmazonAWS.com" + PATH)),
                processed("address: port 443 named", at(HOST + ":443")),
                processed("address: another address inside the query", url(GOOD + "&next=https://evil.example/")));
    }
}
