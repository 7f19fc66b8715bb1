package io.bulkdata.receiver.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import io.bulkdata.core.settings.Settings;
import io.bulkdata.core.settings.SettingsException;
import io.bulkdata.receiver.CapturedLog;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedSourcesTest {

    private static final String QUERY = "X-Amz-Signature=5ecre7";

    private static AllowedSources sources(Map<String, String> settings) {
        return new Settings(settings).read(AllowedSources::read);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://agra-data-exports-production.s3.amazonaws.com/acme/full/x/20261120/x.csv?" + QUERY,
                "https://agra-data-exports-staging.s3.us-east-1.amazonaws.com/a?" + QUERY,
                "https://agra-data-exports-staging.s3-us-west-2.amazonaws.com/a",
                "https://agra-data-exports-production-eu-central-1.s3.eu-central-1.amazonaws.com/a",
                "https://agra-data-exports-staging.s3.us-gov-west-1.amazonaws.com/a",
                "https://s3.amazonaws.com/agra-data-exports-staging/acme/a.csv",
                "https://s3.eu-central-1.amazonaws.com/agra-data-exports-production-eu-central-1/a.csv",
                "https://AGRA-data-exports-staging.S3.amazonaws.com:443/a",
                "HTTPS://agra-data-exports-staging.s3.amazonaws.com/a..b/..c"
            })
    void bucketsOfControlShiftAreAllowedInEveryStyle(String url) {
        assertThatCode(() -> sources(Map.of()).check(URI.create(url))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    http://agra-data-exports-staging.s3.amazonaws.com/a           | not https
                    ftp://agra-data-exports-staging.s3.amazonaws.com/a            | not a web address
                    file:///etc/passwd                                            | not a web address
                    mailto:a@example.org                                          | not a web address
                    relative/path                                                 | not a web address
                    https:///agra-data-exports-staging/a                          | not a web address
                    https://agra_data.s3.amazonaws.com/a                          | not a web address
                    https://user:pw@agra-data-exports-staging.s3.amazonaws.com/a  | user's name
                    https://agra-data-exports-staging.s3.amazonaws.com@evil.org/  | user's name
                    https://agra-data-exports-staging.s3.amazonaws.com/a#b        | fragment
                    https://agra-data-exports-staging.s3.amazonaws.com:8443/a     | host is not allowed
                    https://agra-data-exports-staging.s3.amazonaws.com.evil.org/a | host is not allowed
                    https://agra-data-exports-staging.s3.amazonaws.com./a         | host is not allowed
                    https://evil.org/agra-data-exports-staging/a                  | host is not allowed
                    https://evils3.amazonaws.com/agra-data-exports-staging/a      | host is not allowed
                    https://agra-data-exports-staging.s3-website-us-east-1.amazonaws.com/a | host is not allowed
                    https://169.254.169.254/latest/meta-data                      | host is not allowed
                    https://[::1]/a                                               | host is not allowed
                    https://localhost/a                                           | host is not allowed
                    https://other.s3.amazonaws.com/a                              | bucket is not allowed: "other"
                    https://x.agra-data-exports-staging.s3.amazonaws.com/a        | bucket is not allowed
                    https://s3.amazonaws.com/other/agra-data-exports-staging/a    | bucket is not allowed: "other"
                    https://s3.amazonaws.com/                                     | bucket is not allowed: ""
                    https://s3.amazonaws.com                                      | bucket is not allowed: ""
                    https://s3.amazonaws.com/agra-data-exports-staging/../other/a     | dot segment
                    https://s3.amazonaws.com/agra-data-exports-staging/%2e%2E/other/a | dot segment
                    https://s3.amazonaws.com/agra-data-exports-staging/..%2Fother/a   | dot segment
                    https://s3.amazonaws.com/agra-data-exports-staging/./a            | dot segment
                    """)
    void everythingElseIsRefusedWithItsReason(String url, String reason) {
        assertThatThrownBy(() -> sources(Map.of()).check(URI.create(url)))
                .isInstanceOf(RefusedSourceException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void refusalsNeverHoldTheQueryString() {
        assertThatThrownBy(() -> sources(Map.of()).check(URI.create("https://evil.org/a?" + QUERY)))
                .hasMessageContaining("evil.org")
                .hasMessageNotContaining("5ecre7");
    }

    @Test
    void bucketsFromTheSettingsReplaceTheDefaultOnes() {
        AllowedSources sources = sources(Map.of("BULKDATA_SOURCE_BUCKETS", "mine, ours"));
        assertThat(sources.allowsBucket("ours")).isTrue();
        assertThat(sources.allowsBucket("agra-data-exports-staging")).isFalse();
        assertThatCode(() -> sources.check(URI.create("https://mine.s3.amazonaws.com/a")))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> sources.check(URI.create("https://agra-data-exports-staging.s3.amazonaws.com/a")))
                .hasMessageContaining("bucket is not allowed");
    }

    @Test
    void allowedHostsAreForHttpsOnly() {
        AllowedSources sources = sources(Map.of("BULKDATA_ALLOWED_HOSTS", "files.example.org,Other.example.org:8443"));
        assertThatCode(() -> sources.check(URI.create("https://files.example.org/a")))
                .doesNotThrowAnyException();
        assertThatCode(() -> sources.check(URI.create("https://other.example.org:8443/a")))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> sources.check(URI.create("https://other.example.org/a")))
                .hasMessageContaining("host is not allowed");
        assertThatThrownBy(() -> sources.check(URI.create("http://files.example.org/a")))
                .hasMessageContaining("not https");
    }

    @Test
    void plainHttpIsForTheHostsNamedOnly() {
        AllowedSources sources = sources(Map.of("BULKDATA_PLAIN_HTTP_HOSTS", "127.0.0.1:8000,localhost,[::1]:80"));
        assertThatCode(() -> sources.check(URI.create("http://127.0.0.1:8000/a")))
                .doesNotThrowAnyException();
        assertThatCode(() -> sources.check(URI.create("http://localhost:9999/a")))
                .doesNotThrowAnyException();
        assertThatCode(() -> sources.check(URI.create("http://[::1]/a"))).doesNotThrowAnyException();
        assertThatThrownBy(() -> sources.check(URI.create("http://127.0.0.1:8001/a")))
                .hasMessageContaining("not https");
        assertThatThrownBy(() -> sources.check(URI.create("http://127.0.0.2:8000/a")))
                .hasMessageContaining("not https");
    }

    @Test
    void plainHttpIsWarnedOf() {
        try (CapturedLog log = new CapturedLog()) {
            sources(Map.of("BULKDATA_PLAIN_HTTP_HOSTS", "127.0.0.1:8000")).warnOfPlainHttp();
            assertThat(log.text(Level.WARN)).contains("plain http").contains("127.0.0.1:8000");
        }
    }

    @Test
    void httpsAloneIsNothingToWarnOf() {
        try (CapturedLog log = new CapturedLog()) {
            sources(Map.of()).warnOfPlainHttp();
            assertThat(log.text()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost", "localhost:port", "a/b", "user@host", "*.example.org"})
    void whatIsNoHostIsAWrongSetting(String host) {
        assertThatThrownBy(() -> sources(Map.of("BULKDATA_ALLOWED_HOSTS", host)))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("BULKDATA_ALLOWED_HOSTS")
                .hasMessageContaining(host);
    }
}
