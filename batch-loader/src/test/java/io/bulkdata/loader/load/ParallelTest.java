package io.bulkdata.loader.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ParallelTest {

    private static final List<Integer> MANY = IntStream.range(0, 100).boxed().toList();

    private final Parallel parallel = new Parallel();

    @Test
    void whatComesOutIsInTheOrderOfWhatGoesIn() {
        assertThat(parallel.map(MANY, i -> i * i))
                .isEqualTo(MANY.stream().map(i -> i * i).toList());
    }

    @Test
    void severalAreUnderWayAtOnce() {
        CountDownLatch both = new CountDownLatch(2);

        assertThat(parallel.map(List.of(1, 2), i -> meet(both))).containsExactly(true, true);
    }

    @Test
    void whatIsDoneInParallelMayItselfDoThingsInParallel() {
        assertThat(parallel.map(MANY, i -> parallel.map(MANY, j -> i + j).size()))
                .hasSize(100)
                .containsOnly(100);
    }

    @Test
    void aFailureIsThrownAsItIs() {
        IllegalArgumentException failure = new IllegalArgumentException("no");

        assertThatThrownBy(() -> parallel.map(MANY, i -> {
                    throw failure;
                }))
                .isSameAs(failure);
    }

    private static boolean meet(CountDownLatch both) {
        both.countDown();
        try {
            return both.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
