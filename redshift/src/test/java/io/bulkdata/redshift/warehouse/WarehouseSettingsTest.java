package io.bulkdata.redshift.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bulkdata.core.settings.Secret;
import io.bulkdata.core.settings.Settings;
import io.bulkdata.core.settings.SettingsException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WarehouseSettingsTest {

    private static final String URL = "jdbc:redshift://c.abc.eu-central-1.redshift.amazonaws.com:5439/dev";

    @Test
    void eachWayToALoginIsRead() {
        assertThat(login(Map.of("USER", "loader", "PASSWORD", "Secret-1")))
                .isEqualTo(new LoginWay.Fixed("loader", new Secret("Secret-1")));
        assertThat(login(Map.of("USER", "loader", "PASSWORD_CIPHERTEXT", "YWJj")))
                .isEqualTo(new LoginWay.Encrypted("loader", "YWJj", EncryptionContext.NONE));
        assertThat(login(Map.of(
                        "USER", "loader", "PASSWORD_CIPHERTEXT", "YWJj", "PASSWORD_CONTEXT", "for=warehouse, of=a=b")))
                .isEqualTo(new LoginWay.Encrypted(
                        "loader", "YWJj", new EncryptionContext(Map.of("for", "warehouse", "of", "a=b"))));
        assertThat(login(Map.of("SECRET_ID", "bulkdata/warehouse")))
                .isEqualTo(new LoginWay.Stored("bulkdata/warehouse"));
        assertThat(login(Map.of("CLUSTER", "main", "DB_USER", "loader")))
                .isEqualTo(new LoginWay.OfCluster("main", "loader"));
        assertThat(login(Map.of("WORKGROUP", "main"))).isEqualTo(new LoginWay.OfWorkgroup("main"));
    }

    @Test
    void twoWaysContradictEachOther() {
        assertRefused(
                Map.of("USER", "loader", "PASSWORD", "Secret-1", "SECRET_ID", "x"),
                "BULKDATA_WAREHOUSE_PASSWORD and BULKDATA_WAREHOUSE_SECRET_ID exclude each other");
        assertRefused(
                Map.of("CLUSTER", "main", "DB_USER", "loader", "WORKGROUP", "main"),
                "BULKDATA_WAREHOUSE_CLUSTER and BULKDATA_WAREHOUSE_WORKGROUP exclude each other");
    }

    @Test
    void whatDoesNotGoWithTheWayIsNamed() {
        assertRefused(
                Map.of("USER", "loader", "SECRET_ID", "x"),
                "BULKDATA_WAREHOUSE_USER does not go with BULKDATA_WAREHOUSE_SECRET_ID");
        assertRefused(
                Map.of("USER", "loader", "PASSWORD", "x", "PASSWORD_CONTEXT", "a=b"),
                "BULKDATA_WAREHOUSE_PASSWORD_CONTEXT does not go with BULKDATA_WAREHOUSE_PASSWORD");
    }

    @Test
    void whatTheWayNeedsIsNamed() {
        assertRefused(Map.of(), "Nobody can log in to the warehouse");
        assertRefused(Map.of("USER", "loader"), "Nobody can log in to the warehouse");
        assertRefused(Map.of("PASSWORD", "x"), "BULKDATA_WAREHOUSE_USER is missing");
        assertRefused(
                Map.of("CLUSTER", "main"),
                "BULKDATA_WAREHOUSE_DB_USER is missing, which BULKDATA_WAREHOUSE_CLUSTER needs");
        assertRefused(
                Map.of("USER", "loader", "PASSWORD_CIPHERTEXT", "*"),
                "BULKDATA_WAREHOUSE_PASSWORD_CIPHERTEXT is wrong: not base64");
        assertRefused(
                Map.of("USER", "loader", "PASSWORD_CIPHERTEXT", "YWJj", "PASSWORD_CONTEXT", "a"),
                "BULKDATA_WAREHOUSE_PASSWORD_CONTEXT is wrong: not name=value: a");
    }

    @Test
    void weakTlsHasToBeMeant() {
        Map<String, String> login = Map.of("SECRET_ID", "x");

        assertThatThrownBy(() -> read(URL + "?sslmode=verify-ca", login))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("BULKDATA_WAREHOUSE_URL is wrong: sslmode=verify-ca lets others")
                .hasMessageContaining("BULKDATA_WAREHOUSE_TLS to as-url");
        assertThat(read(URL + "?sslmode=verify-ca", Map.of("SECRET_ID", "x", "TLS", "as-url"))
                        .url())
                .endsWith("verify-ca");
        assertThatThrownBy(() -> read(URL, Map.of("SECRET_ID", "x", "TLS", "none")))
                .hasMessageContaining("BULKDATA_WAREHOUSE_TLS is wrong: not verify-full or as-url: none");
    }

    @Test
    void noSecretIsShown() {
        WarehouseSettings settings = read(URL + "?x=Secret-2", Map.of("USER", "loader", "PASSWORD", "Secret-1"));

        assertThat(settings + " " + settings.login() + " " + settings.ownLogin())
                .doesNotContain("Secret-1")
                .doesNotContain("Secret-2");
    }

    private static void assertRefused(Map<String, String> values, String problem) {
        assertThatThrownBy(() -> read(URL, values))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining(problem)
                .hasMessageNotContaining("Secret-1");
    }

    private static LoginWay login(Map<String, String> values) {
        return read(URL, values).login();
    }

    private static WarehouseSettings read(String url, Map<String, String> values) {
        Map<String, String> all = new HashMap<>(Map.of("BULKDATA_WAREHOUSE_URL", url));
        values.forEach((name, value) -> all.put("BULKDATA_WAREHOUSE_" + name, value));
        return new Settings(all).read(WarehouseSettings::from);
    }
}
