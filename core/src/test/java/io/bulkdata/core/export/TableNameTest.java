package io.bulkdata.core.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class TableNameTest {

    @Property
    void onlyLowerCaseIdentifiersAreNames(@ForAll String text) {
        boolean legal = text.matches("[a-z_][a-z0-9_]*") && text.length() <= 127;
        if (legal) {
            assertThat(new TableName(text).value()).isEqualTo(text);
        } else {
            assertThatThrownBy(() -> new TableName(text)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void refusalShowsTheNameOnOneShortLine() {
        assertThatThrownBy(() -> new TableName("x\n".repeat(10_000)))
                .hasMessageStartingWith("Not a table name")
                .extracting(Throwable::getMessage)
                .asString()
                .hasLineCount(1)
                .hasSizeLessThan(200);
    }

    @Test
    void longestNameHas127Characters() {
        assertThat(new TableName("a".repeat(127)).value()).hasSize(127);
        assertThatThrownBy(() -> new TableName("a".repeat(128))).isInstanceOf(IllegalArgumentException.class);
    }
}
