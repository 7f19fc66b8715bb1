package io.bulkdata.receiver.webhook.authentic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import io.bulkdata.core.settings.Secret;
import io.bulkdata.core.settings.Settings;
import io.bulkdata.core.settings.SettingsException;
import io.bulkdata.receiver.CapturedLog;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuthenticitySettingsTest {

    private static final String TOKEN = "0123456789abcdef";

    /** Settings without their prefix, such as {@code SECRET=a TOKEN=b}. */
    private static AuthenticitySettings read(String settings) {
        Map<String, String> all = Arrays.stream(settings.split(" ", -1))
                .filter(setting -> !setting.isEmpty())
                .map(setting -> setting.split("=", 2))
                .collect(Collectors.toMap(pair -> "BULKDATA_WEBHOOK_" + pair[0], pair -> pair[1]));
        return new Settings(all).read(AuthenticitySettings::read);
    }

    @Test
    void secretAloneIsEnough() {
        AuthenticitySettings settings = read("SECRET=new");
        assertThat(settings.signed()).isTrue();
        assertThat(settings.credentials()).containsExactly(new Credentials(new Secret("new"), null, null));
        assertThat(settings.asksForPassword()).isFalse();
        assertThat(settings.senders().isEverybody()).isTrue();
    }

    @Test
    void everySettingIsRead() {
        AuthenticitySettings settings =
                read("SECRET=new PREVIOUS_SECRET=old TOKEN=" + TOKEN + " USER=u PASSWORD=p SENDERS=192.0.2.1");
        assertThat(settings.credentials())
                .containsExactly(
                        new Credentials(new Secret("new"), new Secret(TOKEN), new Secret("p")),
                        new Credentials(new Secret("old"), new Secret(TOKEN), new Secret("p")));
        assertThat(settings.user()).isEqualTo("u");
        assertThat(settings.senders().allows("192.0.2.2")).isFalse();
        assertThat(read("SECRET_ID=bulkdata/webhook USER=u").secretId()).isEqualTo("bulkdata/webhook");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ''                                      | BULKDATA_WEBHOOK_SECRET is missing
                    TOKEN=0123456789abcdef                  | BULKDATA_WEBHOOK_SECRET is missing
                    PREVIOUS_SECRET=hidden                  | BULKDATA_WEBHOOK_SECRET is missing
                    SIGNATURE=no                            | only "off" can be said
                    SIGNATURE=off SECRET=hidden             | leave one of them out
                    SIGNATURE=off PREVIOUS_SECRET=hidden    | leave one of them out
                    SIGNATURE=off SECRET_ID=a               | leave one of them out
                    SECRET_ID=a SECRET=hidden               | leave those out
                    SECRET_ID=a PREVIOUS_SECRET=hidden      | leave those out
                    SECRET_ID=a TOKEN=0123456789hidden      | leave those out
                    SECRET_ID=a USER=u PASSWORD=hidden      | leave those out
                    SECRET=hidden USER=u                    | belong together
                    SECRET=hidden PASSWORD=hidden           | belong together
                    SECRET=hidden USER=a:b PASSWORD=hidden  | colon
                    SECRET=hidden TOKEN=hidden              | not 16 to 200
                    SECRET=hidden TOKEN=0123456789/hidden   | not 16 to 200
                    SECRET=hidden SENDERS=example.org       | not an address
                    """)
    void whatContradictsItselfIsRefused(String settings, String problem) {
        assertThatThrownBy(() -> read(settings))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining(problem)
                .hasMessageNotContaining("hidden");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " TOKEN=0123456789abcdef", " USER=u PASSWORD=hidden"})
    void optOutIsWarnedOf(String more) {
        try (CapturedLog log = new CapturedLog()) {
            read("SIGNATURE=off" + more).warnOfMissingSignature();
            assertThat(log.text(Level.WARN))
                    .contains("BULKDATA_WEBHOOK_SIGNATURE=off")
                    .doesNotContain("hidden");
        }
    }

    @Test
    void signaturesAreNothingToWarnOf() {
        try (CapturedLog log = new CapturedLog()) {
            read("SECRET=a").warnOfMissingSignature();
            assertThat(log.text()).isEmpty();
        }
    }

    @Test
    void userAndPasswordOfTheStoreBelongTogether() {
        Credentials without = new Credentials(new Secret("s"), null, null);
        Credentials with = new Credentials(new Secret("s"), null, new Secret("hidden"));
        assertThatCode(() -> read("SECRET_ID=a").checkInForce(without)).doesNotThrowAnyException();
        assertThatCode(() -> read("SECRET_ID=a USER=u").checkInForce(with)).doesNotThrowAnyException();
        assertThatThrownBy(() -> read("SECRET_ID=a USER=u").checkInForce(without))
                .isInstanceOf(CredentialsUnavailableException.class)
                .hasMessage("The secret a has no password, and BULKDATA_WEBHOOK_USER asks for one");
        assertThatThrownBy(() -> read("SECRET_ID=a").checkInForce(with))
                .isInstanceOf(CredentialsUnavailableException.class)
                .hasMessage("The secret a has a password, and no BULKDATA_WEBHOOK_USER that goes with it");
    }

    @Test
    void secretsAreNotPrinted() {
        assertThat(read("SECRET=hidden PREVIOUS_SECRET=hidden USER=u PASSWORD=hidden TOKEN=0123456789hidden")
                        .toString())
                .doesNotContain("hidden");
    }
}
