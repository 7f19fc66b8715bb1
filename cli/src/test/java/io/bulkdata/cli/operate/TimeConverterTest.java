package io.bulkdata.cli.operate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.TypeConversionException;

class TimeConverterTest {

    private final TimeConverter converter = new TimeConverter();

    @Test
    void timesAreReadAsPeopleWriteThem() {
        assertThat(converter.convert("2026-11-20")).isEqualTo("2026-11-20T00:00:00Z");
        assertThat(converter.convert("2026-11-20T01:02:03Z")).isEqualTo("2026-11-20T01:02:03Z");
        assertThat(converter.convert("36h"))
                .isCloseTo(Instant.now().minus(Duration.ofHours(36)), within(1, ChronoUnit.MINUTES));
        assertThat(converter.convert("7d"))
                .isCloseTo(Instant.now().minus(Duration.ofDays(7)), within(1, ChronoUnit.MINUTES));
    }

    @Test
    void whatIsNoTimeIsNamed() {
        assertThatThrownBy(() -> converter.convert("yesterday"))
                .isInstanceOf(TypeConversionException.class)
                .hasMessageStartingWith("'yesterday' is no time");
    }

    @Test
    void lagsAreShort() {
        assertThat(TablesCommand.lag(59)).isEqualTo("0 min");
        assertThat(TablesCommand.lag(3_700)).isEqualTo("1 h 1 min");
        assertThat(TablesCommand.lag(180_000)).isEqualTo("2 d 2 h");
    }
}
