package io.bulkdata.core.export;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShownTest {

    @Test
    void valueIsQuoted() {
        assertThat(Shown.of("déjà vu ☃ 😀")).isEqualTo("\"déjà vu ☃ 😀\"");
        assertThat(Shown.of(null)).isEqualTo("nothing");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\0", "\n", "\r", "\u001b", "\u007f", "\u0085", "\u2028", "\u2029", "\u202e", "\u200b", "\ufeff",
                "\ufffe", "\uffff", "\ue000", "\ud800", "\udc00"
            })
    void whatCannotBeSeenIsAQuestionMark(String character) {
        assertThat(Shown.of("a" + character + "b")).isEqualTo("\"a?b\"");
    }

    @Test
    void longValueIsCutBetweenCharacters() {
        assertThat(Shown.of("x".repeat(80))).isEqualTo("\"" + "x".repeat(80) + "\"");
        assertThat(Shown.of("😀".repeat(81))).isEqualTo("\"" + "😀".repeat(80) + "…\"");
    }
}
