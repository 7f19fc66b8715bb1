package io.bulkdata.redshiftlocal.copy;

import static io.bulkdata.redshiftlocal.copy.CopyCase.ofVarchars;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The guide's "Data format parameters", DELIMITER, and "Preparing your input data". */
class DelimitedRowsTest {

    @Test
    void quotesMeanNothing() throws Exception {
        assertThat(ofVarchars(2).delimited().file("\"a|b\"\n'c'|d\r\n").rows())
                .containsExactly(List.of("\"a", "b\""), List.of("'c'", "d"));
    }

    @Test
    void aRowMayEndWithADelimiter() throws Exception {
        assertThat(ofVarchars(2).delimited().file("a|b|\nc||\n").rows())
                .containsExactly(List.of("a", "b"), List.of("c", ""));
        assertThat(ofVarchars(2).delimited().file("a|b||\n").error().code()).isEqualTo(1202);
    }

    @Test
    void tooFewFieldsAreRefused() {
        assertThat(ofVarchars(3).delimited().file("a|b\n").error().reason()).isEqualTo("Delimiter not found");
    }

    @Test
    void nulEndsARecordTooEarly() {
        assertThat(ofVarchars(1).delimited().file("a\0b\n").error().reason())
                .isEqualTo("Missing newline: Unexpected character 0x62 found at location 2");
        assertThat(ofVarchars(1).delimited().file("a\0").error().code()).isEqualTo(1216);
    }
}
