package io.bulkdata.loader.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bulkdata.core.settings.Secret;
import io.bulkdata.core.settings.Settings;
import io.bulkdata.core.settings.SettingsException;
import io.bulkdata.loader.Retention;
import io.bulkdata.loader.WarehouseName;
import io.bulkdata.redshift.sql.CopyRole;
import io.bulkdata.redshift.sql.Identifier;
import io.bulkdata.redshift.sql.S3Uri;
import io.bulkdata.redshift.warehouse.CopySettings;
import io.bulkdata.redshift.warehouse.WarehouseSettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LoadSettingsTest {

    static final Map<String, String> REQUIRED = Map.of(
            "BULKDATA_BATCHES_TABLE", "batches",
            "BULKDATA_WAREHOUSE_URL", "jdbc:redshift://127.0.0.1:1/dev",
            "BULKDATA_WAREHOUSE_USER", "loader",
            "BULKDATA_WAREHOUSE_PASSWORD", "Secret-1",
            "BULKDATA_MANIFEST_BUCKET", "lists",
            "BULKDATA_SUCCESS_TOPIC_ARN", "arn:aws:sns:us-east-1:000000000000:success",
            "BULKDATA_FAILURE_TOPIC_ARN", "arn:aws:sns:us-east-1:000000000000:failure");

    @Test
    void theDefaults() {
        LoadSettings settings = read(REQUIRED);

        assertThat(settings)
                .isEqualTo(new LoadSettings(
                        "batches",
                        WarehouseName.DEFAULT,
                        new WarehouseSettings("jdbc:redshift://127.0.0.1:1/dev", "loader", new Secret("Secret-1")),
                        new CopySettings(CopyRole.DEFAULT, null),
                        new ManifestPlaces("lists", "manifests", "failed"),
                        "arn:aws:sns:us-east-1:000000000000:success",
                        "arn:aws:sns:us-east-1:000000000000:failure",
                        Duration.ofMinutes(15),
                        new Identifier("id"),
                        new RetryPolicy(8, Duration.ofSeconds(15)),
                        new AwayPolicy(Duration.ofMinutes(2), 720),
                        new ShrinkGuard(50),
                        Optional.empty(),
                        Retention.DEFAULT));
        assertThat(settings.toString()).doesNotContain("Secret-1");
    }

    @Test
    void everySettingIsRead() {
        Map<String, String> all = new HashMap<>(REQUIRED);
        all.put("BULKDATA_COPY_ROLE", "arn:aws:iam::123456789012:role/a,arn:aws:iam::210987654321:role/b");
        all.put("BULKDATA_WAREHOUSE_NAME", "reporting");
        all.put("BULKDATA_COPY_REGION", "eu-central-1");
        all.put("BULKDATA_MANIFEST_PREFIX", "m");
        all.put("BULKDATA_FAILED_MANIFEST_PREFIX", "f");
        all.put("BULKDATA_GRACE", "PT1M");
        all.put("BULKDATA_KEY_COLUMN", "uuid");
        all.put("BULKDATA_HISTORY", "P30D");
        all.put("BULKDATA_LOAD_ATTEMPTS", "3");
        all.put("BULKDATA_RETRY_PAUSE", "PT1S");
        all.put("BULKDATA_LOAD_RULES", "s3://lists/rules.json");
        all.put("BULKDATA_AWAY_PAUSE", "PT1M");
        all.put("BULKDATA_AWAY_LOOKS", "7");
        all.put("BULKDATA_SHRINK_LIMIT", "30");

        assertThat(read(all)).satisfies(settings -> {
            assertThat(settings.name()).isEqualTo(new WarehouseName("reporting"));
            assertThat(settings.copy())
                    .isEqualTo(new CopySettings(
                            new CopyRole(
                                    List.of("arn:aws:iam::123456789012:role/a", "arn:aws:iam::210987654321:role/b")),
                            "eu-central-1"));
            assertThat(settings.manifests()).isEqualTo(new ManifestPlaces("lists", "m", "f"));
            assertThat(settings.grace()).isEqualTo(Duration.ofMinutes(1));
            assertThat(settings.key()).isEqualTo(new Identifier("uuid"));
            assertThat(settings.loadRules()).contains(new S3Uri("lists", "rules.json"));
            assertThat(settings.history()).isEqualTo(new Retention(Duration.ofDays(30)));
            assertThat(settings.retries()).isEqualTo(new RetryPolicy(3, Duration.ofSeconds(1)));
            assertThat(settings.shrink()).isEqualTo(new ShrinkGuard(30));
            assertThat(settings.away()).isEqualTo(new AwayPolicy(Duration.ofMinutes(1), 7));
        });
    }

    @Test
    void allProblemsAreToldAtOnce() {
        assertThatThrownBy(() -> read(
                        Map.of("BULKDATA_WAREHOUSE_URL", "jdbc:postgresql://x/y", "BULKDATA_COPY_ROLE", "somebody")))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("BULKDATA_WAREHOUSE_URL is wrong: does not begin with jdbc:redshift://")
                .hasMessageContaining("BULKDATA_COPY_ROLE is wrong: not the ARN of a role: somebody")
                .hasMessageContaining("BULKDATA_BATCHES_TABLE is missing")
                .hasMessageContaining("BULKDATA_MANIFEST_BUCKET is missing");
    }

    private static LoadSettings read(Map<String, String> values) {
        return new Settings(values).read(LoadSettings::from);
    }
}
