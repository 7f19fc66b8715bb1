package io.bulkdata.loader.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bulkdata.redshift.sql.Identifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PartitionTest {

    @ParameterizedTest
    @CsvSource({
        "dt, sales/dt=2026-11-20/a.parquet, 2026-11-20",
        "dt, sales/x=1/dt=a%3Ab+c/a.parquet, a:b+c",
        "sales/{value}/, sales/2026-11-20/x/a.csv, 2026-11-20",
        "sales/day-{value}.csv, sales/day-20261120.csv, 20261120",
    })
    void theKeyTellsTheValue(String from, String key, String value) {
        assertThat(partition(from).valueIn(key).value()).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({
        "dt, sales/a.parquet",
        "dt, sales/dt=/a.parquet",
        "dt, sales/dt=__HIVE_DEFAULT_PARTITION__/a.parquet",
        "dt, sales/dt=%zz/a.parquet",
        "dt, sales/dt=a%5Cb/a.parquet",
        "dt, sales/dt=a%2Fb/a.parquet",
        "sales/{value}/, other/2026/a.csv",
        "sales/{value}/, sales//a.csv",
        "sales/day-{value}.csv, sales/day-1/2.csv",
    })
    void aKeyThatDoesNotTellItIsRefused(String from, String key) {
        assertThatThrownBy(() -> partition(from).valueIn(key)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/b", "a=b", "{value}/{value}"})
    void whatIsNeitherANameNorAPathIsRefused(String from) {
        assertThatThrownBy(() -> partition(from)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anEmptyNameIsRefused() {
        assertThatThrownBy(() -> partition("")).isInstanceOf(IllegalArgumentException.class);
    }

    private static Partition partition(String from) {
        return new Partition(new Identifier("day"), from);
    }
}
