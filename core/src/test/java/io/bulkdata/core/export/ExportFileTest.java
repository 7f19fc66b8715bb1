package io.bulkdata.core.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExportFileTest {

    private static final String KEY = "exports/acme/full/petitions/20261120/petitions_20261120014346.csv";

    @Test
    void landingKeyIsReadBackAsTheSameFile() {
        ExportFile file = new ExportFile(
                new Organisation("acme"),
                ExportKind.FULL,
                new TableName("petitions"),
                LocalDate.of(2026, 11, 20),
                "petitions_20261120014346.csv");

        assertThat(file.landingKey()).isEqualTo(KEY);
        assertThat(ExportFile.ofLandingKey(KEY)).isEqualTo(file);
    }

    @ParameterizedTest
    @ValueSource(strings = {".csv", ".csv.bz2", ".csv.bzip2"})
    void exportTimeIsTheTimestampInTheName(String suffix) {
        ExportFile file = named("petitions_20261120014346" + suffix);

        assertThat(file.exportTime()).contains(Instant.parse("2026-11-20T01:43:46Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "petitions.csv",
                "petitions_2026.csv",
                "petitions_20261320014346.csv",
                "petitions_20261120256161.csv"
            })
    void nameWithoutATimeHasNoExportTime(String name) {
        assertThat(named(name).exportTime()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "exports/acme/full/petitions/20261120/",
                "exports/acme/full/petitions/20261120/a/b.csv",
                "exports/acme/partial/petitions/20261120/a.csv",
                "exports/acme/full/Petitions/20261120/a.csv",
                "exports/acme/full/petitions; drop table x/20261120/a.csv",
                "exports/acme/full/petitions/20261131/a.csv",
                "exports/../full/petitions/20261120/a.csv",
                "exports/acme/full/petitions/20261120/..csv",
                "other/acme/full/petitions/20261120/a.csv"
            })
    void whatIsNoLandingKeyIsRefused(String key) {
        assertThatThrownBy(() -> ExportFile.ofLandingKey(key)).isInstanceOf(IllegalArgumentException.class);
    }

    private static ExportFile named(String name) {
        return new ExportFile(
                new Organisation("acme"),
                ExportKind.FULL,
                new TableName("petitions"),
                LocalDate.of(2026, 11, 20),
                name);
    }
}
