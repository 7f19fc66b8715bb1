package io.bulkdata.receiver.webhook.authentic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bulkdata.core.settings.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CredentialTextTest {

    @Test
    void textIsTheSecretWithoutTheLineEndThatAnEditorLeaves() {
        assertThat(CredentialText.parse("s3cr3t\n")).isEqualTo(new Credentials(new Secret("s3cr3t"), null, null));
    }

    @Test
    void jsonNamesEach() {
        assertThat(CredentialText.parse("{\"secret\":\"s\",\"token\":\"0123456789abcdef\",\"password\":\"p\"}"))
                .isEqualTo(new Credentials(new Secret("s"), new Secret("0123456789abcdef"), new Secret("p")));
        assertThat(CredentialText.parse("{\"secret\":\"s\"}")).isEqualTo(new Credentials(new Secret("s"), null, null));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    ` `                                           | empty
                    {"secret":""}                                 | empty
                    {"secret":"hidden","password":""}             | empty
                    {"token":"0123456789hidden"}                  | no field "secret"
                    {"secret":7}                                  | "secret" is not a text
                    {"secret":null}                               | "secret" is not a text
                    {"secret":"hidden","tokn":"hidden"}           | unknown field "tokn"
                    {"secret":"hidden","token":"hidden"}          | not 16 to 200
                    {"secret":"hidden","token":"hidden/89abcdef"} | not 16 to 200
                    {"secret":"hidden                             | begins like JSON
                    """)
    void anythingElseIsRefusedWithoutBeingTold(String text, String problem) {
        assertThatThrownBy(() -> CredentialText.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasNoCause()
                .hasMessageContaining(problem)
                .hasMessageNotContaining("hidden");
    }

    @Test
    void nothingPrintsThem() {
        assertThat(CredentialText.parse("hidden").toString()).contains("***").doesNotContain("hidden");
        assertThat(new Claim("192.0.2.1", "hidden", "Basic hidden", "sha256:hidden").toString())
                .doesNotContain("hidden");
        assertThat(new BasicAuthorization("user", "hidden").toString()).doesNotContain("hidden");
    }
}
