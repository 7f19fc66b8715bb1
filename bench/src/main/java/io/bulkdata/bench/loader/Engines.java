package io.bulkdata.bench.loader;

import io.bulkdata.awslocal.AwsLocal;
import io.bulkdata.redshiftlocal.RedshiftLocal;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/** The AWS and the warehouse that all contenders work in. */
final class Engines implements AutoCloseable {

    private static final String USER = "awsuser";
    private static final String PASSWORD = "Password1";

    private final AwsLocal aws;
    private final RedshiftLocal redshift;

    private Engines(AwsLocal aws, RedshiftLocal redshift) {
        this.aws = aws;
        this.redshift = redshift;
    }

    static Engines start() throws IOException {
        AwsLocal aws = AwsLocal.start();
        try {
            Map<String, String> keys = aws.environment();
            return new Engines(
                    aws,
                    RedshiftLocal.builder()
                            .s3(
                                    aws.s3Endpoint(),
                                    keys.get("AWS_ACCESS_KEY_ID"),
                                    keys.get("AWS_SECRET_ACCESS_KEY"),
                                    keys.get("AWS_REGION"))
                            .user(USER)
                            .password(PASSWORD)
                            .start());
        } catch (IOException | RuntimeException e) {
            aws.close();
            throw e;
        }
    }

    AwsLocal aws() {
        return aws;
    }

    /** What a loader needs to reach the warehouse. */
    Map<String, String> warehouse() {
        return Map.of(
                "BULKDATA_WAREHOUSE_URL", redshift.jdbcUrl(),
                "BULKDATA_WAREHOUSE_USER", USER,
                "BULKDATA_WAREHOUSE_PASSWORD", PASSWORD);
    }

    /** A new connection with TLS; the caller closes it. */
    Connection connect() throws SQLException {
        return connect(PASSWORD);
    }

    /** The same with a password that the caller has got for itself. */
    Connection connect(String password) throws SQLException {
        return DriverManager.getConnection(redshift.jdbcUrl(), USER, password);
    }

    void execute(String... statements) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    long rows(String table) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT count(*) FROM " + table)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    @Override
    public void close() throws IOException {
        try (aws) {
            redshift.close();
        }
    }
}
