package io.bulkdata.loader.reprocess;

import static org.assertj.core.api.Assertions.assertThat;

import io.bulkdata.core.failure.FailureClass;
import io.bulkdata.core.settings.Settings;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReprocessPolicyTest {

    private final ReprocessPolicy policy = new ReprocessPolicy(3, Duration.ofMinutes(30));

    @ParameterizedTest
    @EnumSource(
            value = FailureClass.class,
            names = {"TRANSIENT", "CONTENTION", "GONE"})
    void whatMayPassIsTriedAgainLaterEachTime(FailureClass why) {
        assertThat(policy.pauseBefore(why, 0)).contains(Duration.ofMinutes(30));
        assertThat(policy.pauseBefore(why, 1)).contains(Duration.ofHours(1));
        assertThat(policy.pauseBefore(why, 2)).contains(Duration.ofHours(2));
        assertThat(policy.pauseBefore(why, 3)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = FailureClass.class,
            names = {"DATA", "SCHEMA", "CONFIGURATION", "BUG"})
    void whatNeedsSomebodyIsLeftToPeople(FailureClass why) {
        assertThat(policy.pauseBefore(why, 0)).isEmpty();
    }

    @Test
    void noPauseIsLongerThanTheLongest() {
        assertThat(new ReprocessPolicy(20, Duration.ofHours(5)).pauseBefore(FailureClass.GONE, 19))
                .contains(ReprocessPolicy.LONGEST);
    }

    @Test
    void everySettingIsRead() {
        assertThat(read(Map.of("BULKDATA_BATCHES_TABLE", "batches")))
                .isEqualTo(new ReprocessSettings("batches", new ReprocessPolicy(3, Duration.ofMinutes(30))));
        assertThat(read(Map.of(
                        "BULKDATA_BATCHES_TABLE", "batches",
                        "BULKDATA_REPROCESS_BUDGET", "0",
                        "BULKDATA_REPROCESS_PAUSE", "PT1H")))
                .isEqualTo(new ReprocessSettings("batches", new ReprocessPolicy(0, Duration.ofHours(1))));
    }

    private static ReprocessSettings read(Map<String, String> values) {
        return new Settings(values).read(ReprocessSettings::from);
    }
}
