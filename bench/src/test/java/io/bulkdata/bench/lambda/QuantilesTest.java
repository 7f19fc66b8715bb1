package io.bulkdata.bench.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class QuantilesTest {

    @Test
    void medianIsTheMiddleOrTheMeanOfBothMiddles() {
        assertThat(Quantiles.of(List.of(9, 1, 2), Integer::doubleValue)).isEqualTo(new Quantiles(1, 2, 9));
        assertThat(Quantiles.of(List.of(9, 1, 2, 4), Integer::doubleValue)).isEqualTo(new Quantiles(1, 3, 9));
    }

    @Test
    void ratiosArePairedByRound() {
        assertThat(Quantiles.ofRatios(new double[] {1, 20, 3}, new double[] {1, 10, 1}))
                .isEqualTo(new Quantiles(1, 2, 3));
    }
}
