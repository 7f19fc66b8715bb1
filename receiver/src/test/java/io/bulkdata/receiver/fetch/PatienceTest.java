package io.bulkdata.receiver.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PatienceTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final ManualTime time = new ManualTime();

    private static Patience patience(double chance) {
        return new Patience(4, SECOND, Duration.ofSeconds(3), () -> chance);
    }

    private Patience.Count count(Duration left) {
        return patience(0).begin(Deadline.in(left, time));
    }

    private static BrokenOffException broken(String message, Duration retryAfter) {
        return new BrokenOffException(message, null, retryAfter);
    }

    @Property(tries = 200)
    void pausesGrowAndAreNeverLongerThanTheLongest(
            @ForAll @IntRange(min = 1, max = 100) int attempt, @ForAll @DoubleRange(max = 1) double chance) {
        Duration most = patience(0).pause(attempt);
        assertThat(most)
                .isEqualTo(attempt == 1 ? SECOND : attempt == 2 ? SECOND.multipliedBy(2) : SECOND.multipliedBy(3));
        assertThat(patience(chance).pause(attempt)).isBetween(most.dividedBy(2), most);
    }

    @Test
    void lastAttemptsFailureIsThrownWithTheEarlierOnes() {
        Patience.Count count = count(Duration.ofMinutes(1));
        count.pause(broken("first", null));
        count.pause(broken("second", null));
        count.pause(broken("third", null));
        assertThatThrownBy(() -> count.pause(broken("fourth", null)))
                .hasMessage("fourth")
                .satisfies(e -> assertThat(e.getSuppressed()[0]).hasMessage("third"));
        assertThat(time.pauses()).containsExactly(SECOND, SECOND.multipliedBy(2), SECOND.multipliedBy(3));
    }

    @Test
    void serverThatNamesATimeIsGivenIt() {
        count(Duration.ofMinutes(1)).pause(broken("x", Duration.ofMillis(2_500)));
        assertThat(time.pauses()).containsExactly(Duration.ofMillis(2_500));
    }

    @Test
    void serverThatWantsTooLongIsLeftToTheQueue() {
        assertThatThrownBy(() -> count(Duration.ofMinutes(1)).pause(broken("x", Duration.ofSeconds(4))))
                .hasMessage("x");
        assertThat(time.pauses()).isEmpty();
    }

    @Test
    void nobodyWaitsPastTheDeadline() {
        assertThatThrownBy(() -> count(SECOND).pause(broken("x", null))).hasMessage("x");
        assertThat(time.pauses()).isEmpty();
    }
}
