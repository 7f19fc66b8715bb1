package io.bulkdata.redshiftlocal.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RingTest {

    @Test
    void keepsTheLatest() {
        Ring<Integer> ring = new Ring<>(3, 1000, number -> 1);
        IntStream.range(0, 10).forEach(ring::add);
        assertThat(ring.copy()).containsExactly(7, 8, 9);
    }

    @Test
    void letsGoWhatIsTooMuchInAll() {
        Ring<String> ring = new Ring<>(100, 10, String::length);
        ring.add("aaaa");
        ring.add("bbbb");
        ring.add("cccc");
        assertThat(ring.copy()).containsExactly("bbbb", "cccc");
    }

    @Test
    void keepsOneThingThatIsTooMuchAlone() {
        Ring<String> ring = new Ring<>(100, 10, String::length);
        ring.add("a");
        ring.add("b".repeat(50));
        assertThat(ring.copy()).hasSize(1);
        ring.add("c");
        assertThat(ring.copy()).containsExactly("c");
    }
}
