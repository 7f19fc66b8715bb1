package io.bulkdata.redshiftlocal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bulkdata.redshiftlocal.dataapi.DataApiLimits;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** The options of the endpoints. */
class ApiOptionsTest {

    @Test
    void defaultsAreAClusterThatEverybodyMayCall() {
        ApiOptions options = ApiOptions.defaults();

        assertThat(options.port()).isZero();
        assertThat(options.clusterIdentifier()).isEqualTo("redshift-local");
        assertThat(options.accessKeys()).isEmpty();
        assertThat(options.secrets()).isEmpty();
        assertThat(options.limits()).isEqualTo(DataApiLimits.documented());
    }

    @Test
    void eachOptionChangesOneThing() {
        Clock clock = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
        DataApiLimits limits = new DataApiLimits(1, 2, 3, 4);

        ApiOptions options = ApiOptions.defaults()
                .withPort(7)
                .withClusterIdentifier("mine")
                .withAccount("1")
                .withAccessKey("id", "key")
                .withSecret("arn", "user", "word")
                .withTimeScale(2)
                .withLimits(limits)
                .withClock(clock);

        assertThat(options.port()).isEqualTo(7);
        assertThat(options.clusterIdentifier()).isEqualTo("mine");
        assertThat(options.account()).isEqualTo("1");
        assertThat(options.accessKeys()).containsOnlyKeys("id");
        assertThat(options.secrets()).containsOnlyKeys("arn");
        assertThat(options.timeScale()).isEqualTo(2);
        assertThat(options.limits()).isEqualTo(limits);
        assertThat(options.clock()).isEqualTo(clock);
    }

    @Test
    void secretsAreNotPrinted() {
        ApiOptions options =
                ApiOptions.defaults().withAccessKey("id", "hidden-key").withSecret("arn", "user", "hidden-word");

        assertThat(options.toString()).doesNotContain("hidden");
        assertThat(options.secrets().toString()).doesNotContain("hidden");
    }

    @Test
    void identifierIsOneThatAClusterMayHave() {
        for (String identifier : new String[] {"", "Upper", "1st", "a--b", "a-", "a b"}) {
            assertThatThrownBy(() -> ApiOptions.defaults().withClusterIdentifier(identifier))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(identifier);
        }
    }

    @Test
    void timeDoesNotStandStill() {
        assertThatThrownBy(() -> ApiOptions.defaults().withTimeScale(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new DataApiLimits(0, 1, 1, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
