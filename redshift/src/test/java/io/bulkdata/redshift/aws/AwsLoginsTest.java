package io.bulkdata.redshift.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bulkdata.awslocal.AwsLocal;
import io.bulkdata.core.aws.AwsEnvironment;
import io.bulkdata.core.failure.FailureClass;
import io.bulkdata.core.settings.Secret;
import io.bulkdata.core.settings.Settings;
import io.bulkdata.redshift.sql.Query;
import io.bulkdata.redshift.warehouse.EncryptionContext;
import io.bulkdata.redshift.warehouse.JdbcWarehouse;
import io.bulkdata.redshift.warehouse.Login;
import io.bulkdata.redshift.warehouse.WarehouseException;
import io.bulkdata.redshift.warehouse.WarehouseSettings;
import io.bulkdata.redshiftlocal.ApiOptions;
import io.bulkdata.redshiftlocal.RedshiftLocal;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Each way to a login, from settings to rows, through the real clients and the real driver. */
class AwsLoginsTest {

    private static AwsLocal aws;
    private static RedshiftLocal redshift;

    private final String user = "u" + UUID.randomUUID().toString().replace("-", "");

    @BeforeAll
    static void start() throws IOException {
        aws = AwsLocal.start();
        redshift = RedshiftLocal.builder().api(ApiOptions.defaults()).start();
    }

    @AfterAll
    static void stop() throws IOException {
        redshift.close();
        aws.close();
    }

    @Test
    void secretsManagerKeepsTheLoginAndTheNewOneIsTakenAfterARotation() {
        createUser("First-Password-1");
        String secret = store(json("First-Password-1"));
        try (JdbcWarehouse warehouse = warehouse(Map.of("SECRET_ID", secret))) {
            assertThat(whoAmI(warehouse)).isEqualTo(user);

            rotate(secret, "Second-Password-2");
            endSessions();

            assertThat(whoAmI(warehouse)).isEqualTo(user);
        }
    }

    @Test
    void aSecretThatIsNoLoginIsNamedButNotShown() {
        assertRefused(store("Hunter-2, not JSON"), "is not JSON");
        assertRefused(store("{\"username\":\"u\",\"secret\":\"Hunter-2\"}"), "has no password");
        assertRefused("nobody/knows", "Cannot read the secret nobody/knows: 400 ResourceNotFoundException");
    }

    @Test
    void kmsDecryptsThePasswordInItsContext() {
        createUser("Password-1");
        String key = aws.kms().createKey().keyMetadata().keyId();
        EncryptionContext context = new EncryptionContext(Map.of("for", "warehouse"));
        String ciphertext =
                new KmsEncryption(new AwsEnvironment(settings())).encrypt(key, context, new Secret("Password-1"));

        try (JdbcWarehouse warehouse = warehouse(
                Map.of("USER", user, "PASSWORD_CIPHERTEXT", ciphertext, "PASSWORD_CONTEXT", "for=warehouse"))) {
            assertThat(whoAmI(warehouse)).isEqualTo(user);
        }
        try (JdbcWarehouse warehouse =
                warehouse(Map.of("USER", user, "PASSWORD_CIPHERTEXT", ciphertext, "PASSWORD_CONTEXT", "for=x"))) {
            assertThatThrownBy(() -> whoAmI(warehouse))
                    .isInstanceOfSatisfying(
                            WarehouseException.class,
                            e -> assertThat(e.failureClass()).isEqualTo(FailureClass.CONFIGURATION))
                    .hasMessageContaining("another context");
        }
    }

    @Test
    void aClusterMakesALoginForAWhile() {
        createUser("Password-1");
        Map<String, String> way = Map.of("CLUSTER", "redshift-local", "DB_USER", user);

        Login login = new AwsLogins(new AwsEnvironment(settings()))
                .of(warehouseSettings(way))
                .current();
        assertThat(login.user()).isEqualTo("IAM:" + user);
        assertThat(login.until()).isAfter(Instant.now().plusSeconds(60));
        assertThat(login.toString()).doesNotContain(login.password().reveal());
        try (JdbcWarehouse warehouse = warehouse(way)) {
            assertThat(whoAmI(warehouse)).isEqualTo(user);
        }
    }

    @Test
    void aClusterThatIsNotThereIsAFailureOfTheConfiguration() {
        try (JdbcWarehouse warehouse = warehouse(Map.of("CLUSTER", "other", "DB_USER", user))) {
            assertThatThrownBy(() -> whoAmI(warehouse))
                    .isInstanceOfSatisfying(
                            WarehouseException.class,
                            e -> assertThat(e.failureClass()).isEqualTo(FailureClass.CONFIGURATION))
                    .hasMessageContaining("Cannot get credentials of the cluster other for " + user);
        }
    }

    @Test
    void aWorkgroupMakesALoginForAWhile() {
        try (JdbcWarehouse warehouse = warehouse(Map.of("WORKGROUP", "redshift-local"))) {
            assertThat(whoAmI(warehouse)).isEqualTo("awsuser");
        }
        try (JdbcWarehouse warehouse = warehouse(Map.of("WORKGROUP", "other"))) {
            assertThatThrownBy(() -> whoAmI(warehouse))
                    .hasMessageContaining(
                            "Cannot get credentials of the workgroup other: 400 ResourceNotFoundException");
        }
    }

    @Test
    void awsThatDoesNotAnswerPasses() {
        Map<String, String> nowhere = new HashMap<>(Map.of("AWS_ENDPOINT_URL_SECRETS_MANAGER", "http://127.0.0.1:1"));
        Settings settings = settings(nowhere);
        try (JdbcWarehouse warehouse =
                new AwsLogins(new AwsEnvironment(settings)).warehouse(warehouseSettings(Map.of("SECRET_ID", "x")))) {
            assertThatThrownBy(() -> whoAmI(warehouse))
                    .isInstanceOfSatisfying(
                            WarehouseException.class,
                            e -> assertThat(e.failureClass()).isEqualTo(FailureClass.TRANSIENT));
        }
    }

    private void assertRefused(String secret, String why) {
        try (JdbcWarehouse warehouse = warehouse(Map.of("SECRET_ID", secret))) {
            assertThatThrownBy(() -> whoAmI(warehouse))
                    .isInstanceOfSatisfying(
                            WarehouseException.class,
                            e -> assertThat(e.failureClass()).isEqualTo(FailureClass.CONFIGURATION))
                    .hasMessageContaining(why)
                    .satisfies(e -> assertThat(e.toString() + e.getCause()).doesNotContain("Hunter-2"));
        }
    }

    private String json(String password) {
        return "{\"username\":\"%s\",\"password\":\"%s\",\"engine\":\"redshift\",\"host\":\"x\",\"port\":5439}"
                .formatted(user, password);
    }

    private static String store(String text) {
        String name = "warehouse/" + UUID.randomUUID();
        aws.secretsManager().createSecret(create -> create.name(name).secretString(text));
        return name;
    }

    private void rotate(String secret, String password) {
        sql(statement -> execute(statement, "ALTER USER " + user + " PASSWORD '" + password + "'"));
        aws.secretsManager().putSecretValue(put -> put.secretId(secret).secretString(json(password)));
    }

    private void createUser(String password) {
        sql(statement -> execute(statement, "CREATE USER " + user + " PASSWORD '" + password + "'"));
    }

    private void endSessions() {
        sql(statement -> execute(
                statement, "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = '" + user + "'"));
    }

    private static void execute(Statement statement, String sql) {
        try {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void sql(Consumer<Statement> work) {
        try (Connection connection = DriverManager.getConnection(redshift.jdbcUrl(), "awsuser", "Password1");
                Statement statement = connection.createStatement()) {
            work.accept(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String whoAmI(JdbcWarehouse warehouse) {
        return warehouse.transaction(
                session -> session.query(new Query.CurrentUser()).get(0).text(0));
    }

    private static JdbcWarehouse warehouse(Map<String, String> way) {
        return new AwsLogins(new AwsEnvironment(settings())).warehouse(warehouseSettings(way));
    }

    private static WarehouseSettings warehouseSettings(Map<String, String> way) {
        Map<String, String> all = new HashMap<>(Map.of("BULKDATA_WAREHOUSE_URL", redshift.jdbcUrl()));
        way.forEach((name, value) -> all.put("BULKDATA_WAREHOUSE_" + name, value));
        return new Settings(all).read(WarehouseSettings::from);
    }

    private static Settings settings() {
        return settings(Map.of());
    }

    private static Settings settings(Map<String, String> instead) {
        Map<String, String> all = new HashMap<>(aws.environment());
        all.put("AWS_ENDPOINT_URL_REDSHIFT", redshift.apiEndpoint().toString());
        all.put("AWS_ENDPOINT_URL_REDSHIFT_SERVERLESS", redshift.apiEndpoint().toString());
        all.putAll(instead);
        return new Settings(all);
    }
}
