package io.bulkdata.loader.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {

    private final RetryPolicy policy = new RetryPolicy(8, Duration.ofSeconds(15));

    @Test
    void theBudgetCountsTheFirstAttempt() {
        assertThat(policy.again(7)).isTrue();
        assertThat(policy.again(8)).isFalse();
    }

    @Property
    void pausesDoubleAreSpreadAndNeverLongerThanTheLongest(
            @ForAll @IntRange(min = 1, max = 1000) int done, @ForAll long seed) {
        Duration whole = Duration.ofSeconds(15L << Math.min(done - 1, 6));
        Duration most = whole.compareTo(RetryPolicy.LONGEST) > 0 ? RetryPolicy.LONGEST : whole;

        assertThat(policy.pauseAfter(done, new Random(seed))).isBetween(most.dividedBy(2), most);
    }
}
