package io.bulkdata.core.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OnFirstUseTest {

    private final AtomicInteger made = new AtomicInteger();
    private final OnFirstUse<Integer> thing = new OnFirstUse<>(made::incrementAndGet);

    @Test
    void nothingIsMadeUntilItIsWanted() {
        assertThat(made).hasValue(0);
    }

    @Test
    void whoeverWantsItGetsTheSame() {
        assertThat(IntStream.range(0, 100).parallel().mapToObj(i -> thing.get()))
                .containsOnly(1);
    }
}
