package io.bulkdata.local.controlshift.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RetryPausesTest {

    @Test
    void thereAreNineGrowingPausesWhichBeginAsDocumented() {
        List<Duration> pauses = pauses(new RetryPauses(1));

        assertThat(pauses).hasSize(9).isSorted().doesNotHaveDuplicates();
        assertThat(pauses.subList(0, 3))
                .containsExactly(Duration.ofSeconds(15), Duration.ofSeconds(30), Duration.ofSeconds(90));
    }

    @Test
    void theLastRetryComesBeforeTheSignedUrlExpires() {
        assertThat(pauses(new RetryPauses(1)).stream().reduce(Duration.ZERO, Duration::plus))
                .isLessThan(Duration.ofHours(6));
    }

    @Test
    void allAreScaled() {
        assertThat(new RetryPauses(0.001).before(3)).isEqualTo(Duration.ofMillis(90));
        assertThat(pauses(new RetryPauses(0))).containsOnly(Duration.ZERO);
    }

    @Test
    void aScaleThatMeansNothingIsRefused() {
        assertThatThrownBy(() -> new RetryPauses(-1)).hasMessageContaining("-1");
        assertThatThrownBy(() -> new RetryPauses(Double.NaN)).hasMessageContaining("NaN");
    }

    private static List<Duration> pauses(RetryPauses pauses) {
        return IntStream.rangeClosed(1, pauses.count()).mapToObj(pauses::before).toList();
    }
}
