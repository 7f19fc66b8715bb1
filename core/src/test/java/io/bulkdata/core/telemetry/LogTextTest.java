package io.bulkdata.core.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogTextTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    No answer for https://b.s3.amazonaws.com/a.csv?X-Amz-Signature=5ecre7          | No answer for https://b.s3.amazonaws.com/a.csv?***
                    b.s3.amazonaws.com/a.csv?X-Amz-Expires=1&X-Amz-Signature=5ecre7: refused       | b.s3.amazonaws.com/a.csv?*** refused
                    <a href="https://h/?token=5ecre7">                                             | <a href="https://h/?***">
                    https://user:5ecre7@example.org/x                                              | https://***@example.org/x
                    sent X-Amz-Security-Token=5ecre7 and AWSAccessKeyId=5ecre7                     | sent *** and ***
                    x-amz-signature=5ecre7                                                         | ***
                    sha256:5ec7e75ec7e75ec7e75ec7e75ec7e75ec7e75ec7e75ec7e75ec7e75ec7e75ec7        | ***
                    Is it there? Then a=b                                                          | Is it there? Then a=b
                    """)
    void credentialsAreLeftOut(String text, String safe) {
        assertThat(LogText.safe(text)).isEqualTo(safe);
    }

    @Test
    void nothingStaysNothing() {
        assertThat(LogText.safe(null)).isNull();
        assertThat(LogText.safe("")).isEmpty();
    }

    @Property
    void noSignatureSurvivesWhateverIsAroundIt(
            @ForAll String before,
            @ForAll String after,
            @ForAll @AlphaChars @NumericChars @StringLength(min = 20, max = 80) String signature) {
        assertThat(LogText.safe(before + "https://h/k?X-Amz-Date=1&X-Amz-Signature=" + signature + " " + after))
                .doesNotContain("=" + signature);
    }
}
